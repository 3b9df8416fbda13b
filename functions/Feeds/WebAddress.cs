using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>Addresses for readers of feeds: absolute URIs (RFC 3986), in ASCII.</summary>
internal static partial class WebAddress
{
    /// <summary>The address in that form; null if it is not a web address.</summary>
    public static string? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? Ascii(url) : null;

    /// <summary>The absolute address of a reference on a page; null if it is invalid.</summary>
    public static string? Resolve(Uri page, string reference) =>
        Uri.TryCreate(page, reference, out var url) && LinkSchemes.Allow(url) ? Ascii(url) : null;

    /// <summary>True if the text is a URI. (<see cref="Uri.IsWellFormedUriString"/> refuses some correctly escaped letters.)</summary>
    public static bool IsUri(string text) => Rfc3986().IsMatch(text);

    private static string? Ascii(Uri url)
    {
        try
        {
            var text = url.Host.All(char.IsAscii) ? url.AbsoluteUri : new UriBuilder(url) { Host = url.IdnHost }.Uri.AbsoluteUri;
            if (url.HostNameType != UriHostNameType.IPv6)
            {
                // Brackets are allowed in IPv6 hosts only, but Uri does not escape them elsewhere.
                text = text.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
            }

            return IsUri(text) ? text : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^[a-z][a-z0-9+.-]*:"
        + @"(//([^/?#\[\]@]*@)?\[[0-9A-Fa-f:.]+\])?"
        + @"([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$")]
    private static partial Regex Rfc3986();
}
