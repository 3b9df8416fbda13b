using System.Text.RegularExpressions;

namespace Newsroom.Content;

/// <summary>Where the links and pictures of an article lead in the container.</summary>
internal static partial class FileReference
{
    private const int MaxLength = 2_000;

    /// <summary>Folder of Hugo whose files stand at the root of the site.</summary>
    private const string HugoStatic = "static";

    /// <summary>Folders of site generators that lie at the root of the site.</summary>
    private static readonly string[] RootFolders = ["content", "_posts", "_drafts"];

    /// <summary>Extensions in the addresses of pages.</summary>
    private static readonly HashSet<string> PageExtensions =
        ["asp", "aspx", "cfm", "do", "htm", "html", "jsp", "php", "rss", "shtml", "xhtml", "xml"];

    /// <summary>
    /// The path in the container that a relative or rooted address leads to; null if it is another address. Dot segments never lead out of
    /// the container: above its root there is nothing, as in browsers.
    /// </summary>
    /// <param name="article">The article's own path.</param>
    /// <param name="address">The address as it is written in the article.</param>
    public static string? Resolve(BlobPath article, string address)
    {
        var target = address.Trim();
        if (target.Length is 0 or > MaxLength || target.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(target)
            || PathOf(target) is not { Length: > 0 } path || path.Any(char.IsControl))
        {
            return null;
        }

        if (FileAddress.PathOfAny(path) is { } known)
        {
            return known;
        }

        var folder = path[0] == '/' ? Root(article) : Folder(article);
        return Join(folder, path) is { Length: > 0 } joined && path[^1] != '/' ? joined : null;
    }

    /// <summary>Whether a path has the extension of a file, and not that of a page.</summary>
    public static bool IsFile(string path) => ExtensionOf(path) is { Length: > 0 } extension && !PageExtensions.Contains(extension);

    /// <summary>The extension of the file that a path leads to, in lower case and without the dot; empty if there is none.</summary>
    public static string ExtensionOf(string path) => Extension().Match(path) is { Success: true } match
        ? match.Groups["extension"].Value.ToLowerInvariant() : "";

    // Windows writes backslashes.
    private static string PathOf(string target)
    {
        var end = target.IndexOfAny(['?', '#']);
        return Uri.UnescapeDataString(end < 0 ? target : target[..end]).Replace('\\', '/');
    }

    private static string Folder(BlobPath article) => article.Path[..(article.Path.LastIndexOf('/') + 1)];

    /// <summary>What a slash at the beginning stands for: the container, or the root of the site generator's folders.</summary>
    private static string Root(BlobPath article)
    {
        var parts = article.Path.Split('/')[..^1];
        var at = Array.FindIndex(parts, part => RootFolders.Contains(part, StringComparer.Ordinal));
        return at < 0 ? ""
            : string.Join('/', parts[at] == RootFolders[0] ? [.. parts[..at], HugoStatic] : parts[..at]);
    }

    private static string Join(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{path}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[^/]\.(?<extension>[A-Za-z0-9]{1,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
