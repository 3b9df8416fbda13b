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

    /// <summary>What others call a key: site generators, content management systems, and editors in their languages.</summary>
    private static readonly FrozenDictionary<string, string> Synonyms = new (string Key, string Names)[]
    {
        (Draft, "brouillon borrador rascunho unpublished isdraft entwurf bozza مسودة"),
        (
            PublishDate,
            "pubdate pubdatetime publishdatetime publisheddatetime publicationdatetime "
            + "publishedat publishat publicationdate datepublished publisheddate publishedon publishon embargo "
            + "embargountil embargoed releasedate embargodate embargoeduntil underembargountil embargoenddate "
            + "embargoends embargolifts sperrfrist publishup onlineat onlineon golive golivedate goliveat notbefore "
            + "visiblefrom availablefrom publishfrom publishafter publishstart startpublishing liveat liveon livefrom "
            + "scheduledfor scheduledat scheduledate scheduleddate publishtime publicationtime postdate displayfrom "
            + "showfrom onlinefrom releaseat releaseon datedepublication fechadepublicacion fechadepublicación "
            + "datadepublicacao datadepublicação veröffentlichungsdatum datadipubblicazione"),
        (
            ExpiryDate,
            "expires expiry expire expirationdate expiredate unpublishdate unpublishon publishdown unpublishat "
            + "expiresat expireson expiresafter visibleuntil availableuntil validuntil publishuntil publisheduntil "
            + "showuntil displayuntil onlineuntil removeafter removeon deleteafter takedowndate"),
        (Published, "publish ispublished"),
        ("title", "titel titre título titulo titolo"),
        (Date, "datum fecha"),
        ("language", "lang locale langue sprache idioma lingua"),
        ("summary", "excerpt description abstract"),
        ("author", "authors by auteur auteurs autor autores autore"),
        ("tags", "tag category categories keywords keyword topics topic"),
        ("aliases", "alias redirectfrom"),
    }
        .SelectMany(synonyms => synonyms.Names.Split(' ').Select(name => (name, synonyms.Key)))
        .ToFrozenDictionary(synonym => synonym.name, synonym => synonym.Key);

    private static readonly FrozenSet<string> Read = new[]
    {
        Draft,
        Published,
        Date,
        PublishDate,
        ExpiryDate,
        "title",
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
        "layout type slug url lastmod lastmodified modified updated updatedat lastupdated image images img cover "
        + "thumbnail imagealt imagecaption imagecredit "
        + "featuredimage banner hero subtitle subheading linktitle weight order menu toc comments comment math series template id guid "
        + "translationkey translations params extra taxonomies resources outputs sitemap robots markup cascade "
        + "header sidebar classes featured "
        + "pinned sticky share nav parent navorder canonical canonicalurl version generator format "
        + "externalurl").Split(' ').ToFrozenSet();

    public static bool IsKnown(string name) =>
        Read.Contains(Canonical(name)) || Ignored.Contains(name) || AccessKeys.Contain(name);

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
