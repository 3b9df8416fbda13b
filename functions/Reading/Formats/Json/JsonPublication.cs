using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats.Json;

/// <summary>
/// The fields that say when and whether an article is public: <c>published</c>, <c>draft</c>, and those of other programs (<c>date</c>,
/// <c>datePublished</c>, <c>publishDate</c>, <c>expiryDate</c>, <c>status</c>), with the synonyms that front matter has. What is there and
/// not understood holds the article.
/// </summary>
internal static class JsonPublication
{
    /// <summary>The field with what the feed of an article says for all its articles: the stricter of both counts.</summary>
    public const string OfFeed = "publicationOfFeed";

    private const string DateExample = "a date such as 2026-03-31 or 2026-03-31T14:30:00+02:00";

    private const int MaxNameLength = 30;

    private static readonly string[] OtherDates = ["date", "datePublished", "date_published"];

    public static Stated AddTo(Stated stated, JsonFields fields)
    {
        var own = AddOwn(stated, fields);
        if (fields.Object(OfFeed) is not { } common)
        {
            return own;
        }

        var feed = AddOwn(Stated.Nothing, common);
        return own with
        {
            NotBefore = new[] { own.NotBefore, feed.NotBefore }.Max(),
            Expires = new[] { own.Expires, feed.Expires }.Min(),
            Draft = feed.Draft is true ? true : own.Draft ?? feed.Draft,
            Doubts = [.. own.Doubts, .. feed.Doubts],
        };
    }

    private static Stated AddOwn(Stated stated, JsonFields fields)
    {
        var doubts = new List<Doubt>();
        var written = fields.Scalar("published");
        var isPublished = HeaderFlag.Parse(written);
        var date = isPublished is null ? Date(fields, "published", HeaderKeys.Date, doubts) : null;
        date ??= OtherDates.Select(name => Date(fields, name, HeaderKeys.Date, doubts)).FirstOrDefault(day => day is not null);
        return stated with
        {
            Date = date,
            NotBefore = Dates(fields, HeaderKeys.PublishDate, doubts).Max(),
            Expires = Dates(fields, HeaderKeys.ExpiryDate, doubts).Min(),
            Draft = isPublished is false || IsUnpublished(fields) || IsKeptBack(fields) ? true : Draft(fields, doubts),
            Doubts = doubts,
        };
    }

    /// <summary>Whether a field can keep an article from the public, and what front matter calls it.</summary>
    public static bool IsEmbargo(string name, out string key)
    {
        key = name.Length <= MaxNameLength ? HeaderKeys.Canonical(HeaderKeys.Normalise(name)) : name;
        return key is HeaderKeys.PublishDate or HeaderKeys.ExpiryDate;
    }

    /// <summary>Whether it is a draft of Strapi and the like, which have no time of publication, or of Sanity.</summary>
    private static bool IsUnpublished(JsonFields fields) =>
        fields.IsNull("publishedAt") || fields.IsNull("published_at")
        || fields.Scalar("_id")?.StartsWith("drafts.", StringComparison.Ordinal) == true;

    private static bool IsKeptBack(JsonFields fields) =>
        (from name in fields.Names
         where name.Length <= MaxNameLength
         let key = HeaderKeys.Normalise(name)
         where AccessKeys.Contain(key)
         select fields.Scalar(name) is { Length: > 0 } value && AccessKeys.KeepBack(key, value)).Any(isKeptBack => isKeptBack);

    private static bool? Draft(JsonFields fields, List<Doubt> doubts)
    {
        if (fields.Scalar("draft") is not { } written)
        {
            return null;
        }

        var flag = fields.Flag("draft") ?? HeaderFlag.Parse(written);
        if (flag is null)
        {
            doubts.Add(new Doubt(HeaderKeys.Draft, "Field \"draft\": it is neither true nor false."));
        }

        return flag;
    }

    private static IReadOnlyList<DateTimeOffset?> Dates(JsonFields fields, string key, List<Doubt> doubts) =>
        [.. fields.Names.Where(name => IsEmbargo(name, out var meant) && meant == key).Select(name => Date(fields, name, key, doubts))];

    private static DateTimeOffset? Date(JsonFields fields, string name, string key, List<Doubt> doubts)
    {
        if (fields.Scalar(name) is not { Length: > 0 } written)
        {
            return null;
        }

        var date = fields.Read(name, StatedDate.ParseAny, DateExample);
        if (date is null)
        {
            doubts.Add(new Doubt(key, $"Field \"{name}\": {HeaderNotes.Quote(written)} is not {DateExample}."));
        }

        return date;
    }
}
