using System.Text;

namespace Newsroom.Content;

/// <summary>
/// Addresses under which articles were known elsewhere: <c>/2019/03/title/</c>, <c>/?p=123</c>. Two that a reader means as the same are
/// written in the same way: percent-encoding, case, the form of Unicode, slashes at the end, the order of a query and what mailings add
/// to it do not count.
/// </summary>
public static class OldAddress
{
    public const int MaxLength = 500;

    private const int KeyLength = 20;

    /// <summary>Addresses of the site that every request finds before an article is looked for.</summary>
    private static readonly string[] OwnFolders = ["/api", "/files", "/assets"];

    /// <summary>Parameters of the home page.</summary>
    private static readonly string[] OwnParameters = ["q", "lang", "cursor", "tag", "org", "place", "kind", "from", "to", "sort"];

    /// <summary>Parameters that mailings and networks add.</summary>
    private static readonly string[] Tracking = ["fbclid", "gclid", "mc_cid", "mc_eid", "msclkid"];

    /// <summary>
    /// The form in which addresses are compared: a path, and a query if there is one; null if it is no address inside a site.
    /// </summary>
    /// <param name="written">A path, or a whole address, of which the path counts.</param>
    public static string? Normalise(string? written)
    {
        var address = written?.Trim() ?? "";
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            address = uri.PathAndQuery;
        }

        address = address.Split('#', 2)[0];
        if (address.Length is 0 or > MaxLength || address.StartsWith("//", StringComparison.Ordinal) || HasScheme(address))
        {
            return null;
        }

        var (path, query) = address.Split('?', 2) is [var before, var behind] ? (before, QueryOf(behind)) : (address, "");
        var parts = Unescape(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => part is "." or ".." || part.Any(c => char.IsControl(c) || c is '\\' or '?'))
            ? null : $"/{string.Join('/', parts).ToLowerInvariant()}{(query.Length == 0 ? "" : "?")}{query}";
    }

    /// <summary>
    /// Whether an address in the form of <see cref="Normalise"/> is answered by the site itself, so that no alias is looked for.
    /// </summary>
    public static bool IsOwn(string address) => address is "/" or "/robots.txt" or "/sitemap.xml"
        || Array.Exists(OwnFolders, folder => address == folder || address.StartsWith($"{folder}/", StringComparison.Ordinal))
        || (address.StartsWith("/?", StringComparison.Ordinal)
            && address[2..].Split('&').Select(part => part.Split('=')[0]).Intersect(OwnParameters, StringComparer.Ordinal).Any());

    /// <summary>The path of an address in the form of <see cref="Normalise"/>.</summary>
    public static string PathOf(string address) => address.Split('?', 2)[0];

    /// <summary>What an address in the form of <see cref="Normalise"/> is found by.</summary>
    public static string KeyOf(string address) => Digest.Of(address)[..KeyLength];

    private static string QueryOf(string query) => string.Join(
        '&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => Unescape(part.Replace('+', ' ')))
            .Where(part => part.Split('=')[0].ToLowerInvariant() is var name && !name.StartsWith("utm_", StringComparison.Ordinal)
                && !Tracking.Contains(name)).Order(StringComparer.Ordinal));

    private static string Unescape(string text)
    {
        var plain = Uri.UnescapeDataString(text);
        try
        {
            return plain.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Halves of characters have no other form.
            return plain;
        }
    }

    private static bool HasScheme(string address) =>
        address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && address.IndexOfAny(['/', '?']) is var end
        && (end < 0 || colon < end);
}
