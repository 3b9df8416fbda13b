using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Headers;

/// <summary>The keys of front matter, in the form in which they are compared.</summary>
internal static partial class HeaderKeys
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Date = "date";
    public const string PublishDate = "publishdate";
    public const string ExpiryDate = "expirydate";

    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>
    {
        ["brouillon"] = Draft,
        ["borrador"] = Draft,
        ["rascunho"] = Draft,
        ["unpublished"] = Draft,
        ["isdraft"] = Draft,
        ["pubdate"] = PublishDate,
        ["publishedat"] = PublishDate,
        ["publishat"] = PublishDate,
        ["publicationdate"] = PublishDate,
        ["datepublished"] = PublishDate,
        ["publisheddate"] = PublishDate,
        ["publishedon"] = PublishDate,
        ["publishon"] = PublishDate,
        ["embargo"] = PublishDate,
        ["embargountil"] = PublishDate,
        ["embargoed"] = PublishDate,
        ["releasedate"] = PublishDate,
        ["expires"] = ExpiryDate,
        ["expiry"] = ExpiryDate,
        ["expire"] = ExpiryDate,
        ["expirationdate"] = ExpiryDate,
        ["expiredate"] = ExpiryDate,
        ["unpublishdate"] = ExpiryDate,
        ["unpublishon"] = ExpiryDate,
        ["lang"] = "language",
        ["locale"] = "language",
        ["excerpt"] = "summary",
        ["description"] = "summary",
        ["abstract"] = "summary",
        ["authors"] = "author",
        ["by"] = "author",
        ["tag"] = "tags",
        ["category"] = "tags",
        ["categories"] = "tags",
        ["keywords"] = "tags",
        ["keyword"] = "tags",
        ["topics"] = "tags",
        ["topic"] = "tags",
        ["alias"] = "aliases",
        ["redirectfrom"] = "aliases",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Read = new[]
    {
        Draft,
        Published,
        Date,
        PublishDate,
        ExpiryDate,
        "title",
        "status",
        "language",
        "summary",
        "author",
        "tags",
        "events",
        "downloads",
        "aliases",
        "verbatim",
    }.ToFrozenSet();

    /// <summary>Keys of site generators that say nothing that an article has here.</summary>
    private static readonly FrozenSet<string> Ignored = (
        "layout type slug permalink url lastmod lastmodified modified updated updatedat lastupdated image images img cover "
        + "thumbnail imagealt imagecaption imagecredit "
        + "featuredimage banner hero subtitle subheading linktitle weight order menu toc comments comment math series template id guid "
        + "translationkey translations params extra taxonomies resources outputs sitemap robots markup cascade build headless "
        + "header sidebar classes featured "
        + "pinned sticky share nav parent navorder canonical canonicalurl version generator format "
        + "externalurl").Split(' ').ToFrozenSet();

    public static bool IsKnown(string name) => Read.Contains(Canonical(name)) || Ignored.Contains(name);

    /// <summary>Whether the key can keep an article from the public.</summary>
    public static bool IsEmbargo(string name) => Canonical(name) is Draft or Published or Date or PublishDate or ExpiryDate;

    /// <summary>The key that this one stands for.</summary>
    public static string Canonical(string name) => Synonyms.GetValueOrDefault(name, name);

    public static string Normalise(string key) => Separators().Replace(key, "").ToLowerInvariant();

    /// <summary>The embargo key that an unknown key was perhaps meant to be: <c>darft</c>, <c>publihsDate</c>.</summary>
    public static string? Misspelt(string name) => IsKnown(name) ? null
        : new[] { Draft, Published, PublishDate, ExpiryDate, Date }.FirstOrDefault(key => Distance(name, key) <= (key.Length > 8 ? 2 : 1));

    /// <summary>Insertions, deletions, replacements and swaps that turn one word into the other (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return int.MaxValue;
        }

        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }

                var replaced = costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(replaced, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }

    [GeneratedRegex(@"[\s_.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
