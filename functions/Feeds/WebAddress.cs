using System.Text.RegularExpressions;

namespace Newsroom.Feeds;

/// <summary>Addresses as readers of feeds expect them: absolute URIs of RFC 3986, in ASCII.</summary>
internal static partial class WebAddress
{
    /// <summary>The address in that form; null where it is none of the web.</summary>
    public static string? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? Ascii(url) : null;

    /// <summary>What a reference on a page leads to; null where it leads nowhere.</summary>
    public static string? Resolve(Uri page, string reference) =>
        Uri.TryCreate(page, reference, out var url) && url.Scheme is "http" or "https" or "mailto" ? Ascii(url) : null;

    /// <summary>Whether a text is a URI as it stands. (<see cref="Uri.IsWellFormedUriString"/> refuses letters that are escaped as they should be.)</summary>
    public static bool IsUri(string text) => Rfc3986().IsMatch(text);

    private static string? Ascii(Uri url)
    {
        try
        {
            var text = url.Host.All(char.IsAscii) ? url.AbsoluteUri : new UriBuilder(url) { Host = url.IdnHost }.Uri.AbsoluteUri;
            if (url.HostNameType != UriHostNameType.IPv6)
            {
                // They are for such hosts only, but Uri leaves them as they are.
                text = text.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
            }

            return IsUri(text) ? text : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:(//([^/?#\[\]@]*@)?\[[0-9A-Fa-f:.]+\])?([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$")]
    private static partial Regex Rfc3986();
}
