using System.Globalization;
using System.Text.Json.Nodes;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Http.Articles;
using Newsroom.Search;

namespace Newsroom.Http.Api;

/// <summary>The parameters of all operations: one name has one meaning everywhere.</summary>
internal static class ApiParameters
{
    private const string DayOrToday = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|today)$";

    private static readonly Dictionary<string, ApiParameter> Known = new ApiParameter[]
    {
        new(
            "lang",
            "Language as ISO 639-1 code. Absent: the best of Accept-Language among the site's languages, else the site's first. "
            + "Searches also take 'all'.",
            "fr") { Schema = _ => Pattern("^([A-Za-z]{2,3}([_-][A-Za-z0-9]+)*|all)$") },
        new("id", "Id of an article or an event, as lists and feeds give it.", "aaaaaaaaaaaaa") { Schema = _ => Pattern(ApiFormats.Id) },
        new(
            "q",
            "Words to look for, with OR, -not, \"phrases\", prefix*, word~ (fuzzy), title:word and parentheses. At most 500 characters.",
            "rabat OR dakar") { Schema = _ => Text(maxLength: 500) },
        new("view", "'parallel' adds the original and its translation, sentence by sentence.", "parallel") { Schema = OneOf<ArticleView> },
        new("tag", "Only what has this tag, in any case.", "migration"),
        new("org", "Only what names this organisation, by its acronym or its full name.", "OIM"),
        new("place", "Only what names this city or country, by its English name.", "Morocco"),
        new("kind", "Only originals, or translations of one kind.", "original") { Schema = OneOf<EditionKind> },
        new("from", "First day, as 2026-03-31; of events also 'today' (UTC).", "2026-01-01") { Schema = _ => Pattern(DayOrToday) },
        new("to", "Last day, likewise; not before 'from'.", "2026-12-31") { Schema = _ => Pattern(DayOrToday) },
        new("year", "Only what was published in this year; not together with 'from' and 'to'.", "2026")
        {
            Schema = _ => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 9999 },
        },
        new("sort", "The order of the hits. Absent: relevance.", "newest") { Schema = OneOf<SearchOrder> },
        new(
            "words",
            "'all': only what has all words of the query. Absent: what has most of them, too, where few articles or none have all.",
            "all") { Schema = OneOf<SearchedWords> },
        new("facets", "Whether to count tags, organisations, places, kinds and years of all hits; in one language only.", "true")
        {
            Schema = _ => Flag(absent: false),
        },
        new("online", "Only events that one can take part in online, or only others.", "true") { Schema = _ => Flag() },
        new(
            "precision",
            "How exactly the date is known: 'day', 'month', or 'all'. Absent: 'day' in calendars, 'all' in lists.",
            "day") { Schema = _ => new() { ["type"] = "string", ["enum"] = new JsonArray("day", "month", "all") } },
        new("cancelled", "Whether to list also what was called off in the last 30 days.", "true") { Schema = _ => Flag(absent: false) },
        new(
            "archive",
            "An archived document of the feed (RFC 5005): as the link 'prev-archive' of an earlier one has it.",
            "0000000000000000000-aaaaaaaaaaaaa") { Schema = _ => Pattern("^[0-9]{19}-[a-z2-7]{13}$") },
        new(
            "cursor",
            "Where the page begins: the 'next' of an earlier answer to the same question, unchanged. Absent: at the beginning.",
            "ZXhhbXBsZQ") { Schema = _ => Text(maxLength: 4000) },
        new(
            "since",
            "The 'next' of an earlier answer, unchanged: what it had is left out. Absent: from the beginning.",
            "0123456789ab.42") { Schema = _ => Text(maxLength: 500) },
        new("version", "The version that /api/changes names, so that no cache answers with an older one.", "aaaaaaaaaaaaa"),
        new("path", "Path of an upload in the container of articles.", "2026/rabat.fr.md") { Schema = _ => Text(maxLength: 1024) },
        new("format", "The format of the feeds in the list. Absent: atom.", "atom") { Schema = OneOf<FeedFormat> },
        new("tags", "Whether to list also the feeds of tags that several recent articles have.", "true")
        {
            Schema = _ => Flag(absent: false),
        },
        new("state", "Only uploads in this state.", "failed") { Schema = OneOf<LedgerState> },
    }.ToDictionary(parameter => parameter.Name);

    /// <summary>Those that mean something else in the path of an operation.</summary>
    private static readonly Dictionary<string, ApiParameter> KnownInPath = new ApiParameter[]
    {
        new(
            "version",
            "The digest of the content, as articles, lists and feeds give it; of a picture in a width a hyphen and 320, 640, 1280 or 1920 "
            + "after it. 'current' for the file as it is now.",
            "current-640") { Schema = _ => Pattern("^(current|[a-z2-7]{20})(-(320|640|1280|1920))?$") },
        new("path", "Path of the file in the container, with its slashes.", "2026/images/port.jpg") { Schema = _ => Text(maxLength: 1024) },
    }.ToDictionary(parameter => parameter.Name);

    public static ApiParameter Get(string name) => Known[name];

    public static ApiParameter GetInPath(string name) => KnownInPath.GetValueOrDefault(name) ?? Known[name];

    public static ApiParameter Limit(int defaultLimit, int maxLimit) => new(
        "limit",
        string.Create(CultureInfo.InvariantCulture, $"Items in the answer, at most {maxLimit}. Absent: {defaultLimit}."),
        defaultLimit.ToString(CultureInfo.InvariantCulture))
    {
        Schema = _ => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = maxLimit, ["default"] = defaultLimit },
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Text(int maxLength) => new() { ["type"] = "string", ["maxLength"] = maxLength };

    private static JsonObject Flag() => new() { ["type"] = "boolean" };

    private static JsonObject Flag(bool absent) => new() { ["type"] = "boolean", ["default"] = absent };

    private static JsonObject OneOf<T>(ApiSchemas schemas)
        where T : struct, Enum => schemas.Reference(typeof(T));
}
