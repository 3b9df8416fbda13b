using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Importing;

/// <summary>Paths in the container: from names of other programs, and no two the same.</summary>
internal sealed partial class UploadNames(string folder)
{
    private const int MaxLength = 80;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for a part of a path: small letters, digits and hyphens; null if nothing is left.</summary>
    public static string? Slug(string? name)
    {
        var plain = string.Concat(Uri.UnescapeDataString(name ?? "").Select(c => char.IsSurrogate(c) ? ' ' : c));
        var slug = Others().Replace(plain.Normalize(NormalizationForm.FormC).ToLowerInvariant(), "-").Trim('-');
        if (slug.Length > MaxLength)
        {
            var end = slug.LastIndexOf('-', MaxLength);
            slug = slug[..(end > MaxLength / 2 ? end : MaxLength)];
        }

        return slug.Length > 0 ? slug : null;
    }

    /// <summary>A path without language and extension that no other call returns.</summary>
    /// <param name="path">The wish.</param>
    /// <param name="id">What tells it from others of the same path.</param>
    public string Take(string path, string id)
    {
        var stem = folder.Length == 0 ? path : $"{folder}/{path}";

        // What lies in the folder of the site's look is no article.
        stem = new BlobPath($"{stem}.md").IsOfSite ? $"old-{stem}" : stem;
        if (!IsArticle(stem) || !_taken.Add(stem))
        {
            stem = $"{stem}-{Slug(id) ?? "x"}";
            while (!_taken.Add(stem))
            {
                stem += "-x";
            }
        }

        return stem;
    }

    /// <summary>A path below the folder, as it is.</summary>
    public string Below(string path) => folder.Length == 0 ? path : $"{folder}/{path}";

    /// <summary>The way from the file of an article to another file.</summary>
    public static string Relative(string article, string file)
    {
        var (from, to) = (article.Split('/')[..^1], file.Split('/'));
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        var way = Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common).Select(Escape)).ToList();
        return string.Join('/', way);
    }

    /// <summary>Whether the app takes it for an article without a language in its name.</summary>
    private static bool IsArticle(string stem) => new BlobPath($"{stem}.md") is { IsSideFile: false, Language: null };

    private static string Escape(string part) => part.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("?", "%3F", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    [GeneratedRegex(@"[^\p{L}\p{M}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
