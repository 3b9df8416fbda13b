using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Newsroom.Pages.Texts;

/// <summary>
/// The texts of the pages themselves, in one language: the file <c>xx.json</c> of this folder. A text that it lacks is in English.
/// </summary>
internal sealed record UiStrings
{
    private const string English = "en";

    private static readonly ConcurrentDictionary<string, UiStrings> Loaded = new(StringComparer.Ordinal);

    /// <summary>The language of most of these texts: English if the language has no file.</summary>
    [JsonIgnore]
    public string Language { get; private init; } = English;

    /// <summary>The names of the texts that the language lacks.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Missing { get; private init; } = [];

    public required string Languages { get; init; }
    public required string SkipToContent { get; init; }
    public required string Navigation { get; init; }
    public required string AboutSite { get; init; }
    public required string YouAreHere { get; init; }
    public required string Home { get; init; }
    public required string Events { get; init; }
    public required string Topics { get; init; }
    public required string Topic { get; init; }
    public required string Places { get; init; }
    public required string Place { get; init; }
    public required string Organisations { get; init; }
    public required string Organisation { get; init; }
    public required string Articles { get; init; }
    public required string ArticleCount { get; init; }
    public required string Search { get; init; }
    public required string NoArticles { get; init; }
    public required string Newest { get; init; }
    public required string Older { get; init; }
    public required string Newer { get; init; }
    public required string Archive { get; init; }
    public required string Pages { get; init; }
    public required string PageNumber { get; init; }
    public required string NextEvents { get; init; }
    public required string AllEvents { get; init; }
    public required string NoEvents { get; init; }
    public required string AllTopics { get; init; }
    public required string NothingHere { get; init; }
    public required string Published { get; init; }
    public required string Updated { get; init; }
    public required string DateInferred { get; init; }
    public required string DateInferredHint { get; init; }
    public required string ReadingTime { get; init; }
    public required string MachineTranslation { get; init; }
    public required string HumanTranslation { get; init; }
    public required string MachineTranslationNotice { get; init; }
    public required string ReadOriginal { get; init; }
    public required string ReadTranslation { get; init; }
    public required string SideBySide { get; init; }
    public required string SideBySideTitle { get; init; }
    public required string SideBySideMissing { get; init; }
    public required string Original { get; init; }
    public required string DoubtfulSentence { get; init; }
    public required string OriginalHasChanged { get; init; }
    public required string NotTranslated { get; init; }
    public required string OtherLanguages { get; init; }
    public required string Downloads { get; init; }
    public required string AddToCalendar { get; init; }
    public required string SubscribeToEvents { get; init; }
    public required string Cancelled { get; init; }
    public required string Online { get; init; }
    public required string EventsOf { get; init; }
    public required string ListView { get; init; }
    public required string MonthView { get; init; }
    public required string PreviousPage { get; init; }
    public required string NextPage { get; init; }
    public required string Months { get; init; }
    public required string NoEventsInMonth { get; init; }
    public required string NoEventsSelected { get; init; }
    public required string NextEvent { get; init; }
    public required string LastEvent { get; init; }
    public required string DayUnknown { get; init; }
    public required string ShowSelection { get; init; }
    public required string FilterEvents { get; init; }
    public required string AnyPlace { get; init; }
    public required string AnyOrganisation { get; init; }
    public required string AnyAttendance { get; init; }
    public required string OnSite { get; init; }
    public required string Attendance { get; init; }
    public required string SubscribeToSelection { get; init; }
    public required string SubscribeHint { get; init; }
    public required string CalendarProgram { get; init; }
    public required string DownloadCalendar { get; init; }
    public required string MoreEvents { get; init; }
    public required string InYourZone { get; init; }
    public required string Acronyms { get; init; }
    public required string Similar { get; init; }
    public required string Related { get; init; }
    public required string Feeds { get; init; }
    public required string FeedOfThis { get; init; }
    public required string NothingFound { get; init; }
    public required string DidYouMean { get; init; }
    public required string LacksWords { get; init; }
    public required string Results { get; init; }
    public required string OverResults { get; init; }
    public required string MoreResults { get; init; }
    public required string Refine { get; init; }
    public required string SortBy { get; init; }
    public required string ByRelevance { get; init; }
    public required string NewestFirst { get; init; }
    public required string OldestFirst { get; init; }
    public required string LanguageLabel { get; init; }
    public required string AllLanguages { get; init; }
    public required string KindLabel { get; init; }
    public required string Year { get; init; }
    public required string AllWords { get; init; }
    public required string RemoveFilter { get; init; }
    public required string CheckSpelling { get; init; }
    public required string FewerWords { get; init; }
    public required string WithoutFilters { get; init; }
    public required string InAllLanguages { get; init; }
    public required string Suggestions { get; init; }
    public required string NotFound { get; init; }
    public required string NotFoundHint { get; init; }
    public required string Withdrawn { get; init; }
    public required string WithdrawnHint { get; init; }
    public required string UnknownLanguage { get; init; }
    public required string UnknownLanguageHint { get; init; }
    public required string BadRequest { get; init; }
    public required string TryAgain { get; init; }

    /// <summary>The texts in a language (ISO 639-1).</summary>
    public static UiStrings For(string language) => Loaded.GetOrAdd(language, Load);

    /// <summary>A text with a value in it.</summary>
    public string With(string text, object value) => string.Format(CultureInfo.GetCultureInfo(Language), text, value);

    /// <inheritdoc cref="With(string, object)"/>
    public string With(string text, object first, object second) =>
        string.Format(CultureInfo.GetCultureInfo(Language), text, first, second);

    /// <summary>The texts of a file, and those of English that it lacks.</summary>
    internal static UiStrings Of(string language, JsonObject? own)
    {
        var texts = Read(English)!;
        var missing = texts.Select(text => text.Key).Where(name => own?.ContainsKey(name) != true).ToList();
        foreach (var (name, text) in own ?? [])
        {
            texts[name] = text?.DeepClone();
        }

        return texts.Deserialize(UiStringsJson.Strict.UiStrings)! with
        {
            Language = own is null ? English : language,
            Missing = missing,
        };
    }

    private static UiStrings Load(string language) => Of(language, Read(language));

    private static JsonObject? Read(string language)
    {
        using var file = typeof(UiStrings).Assembly.GetManifestResourceStream($"Newsroom.Pages.Texts.{language}.json");
        return file is null ? null : JsonNode.Parse(file)!.AsObject();
    }
}

/// <summary>A name that is none of <see cref="UiStrings"/> is an error: somebody misspelt it.</summary>
[JsonSerializable(typeof(UiStrings))]
internal sealed partial class UiStringsJson : JsonSerializerContext
{
    public static UiStringsJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });
}
