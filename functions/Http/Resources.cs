using Newsroom.Publishing.Reconciling;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http.Feeds;
using Newsroom.Http.Search;
using Newsroom.Publishing;
using Newsroom.Search;

namespace Newsroom.Http;

/// <summary>A page of a list; <c>next</c> is the cursor of the page after it, absent on the last.</summary>
internal sealed record ListResource<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>A page of events, and the calendar of the same events.</summary>
internal sealed record EventListResource(IReadOnlyList<EventResource> Items, string? Next, string Calendar)
{
    /// <summary>The calendar's address as calendar programs subscribe to it.</summary>
    public string Webcal => Links.Webcal(Calendar);
}

/// <summary>An edition in a list.</summary>
internal class EditionResource(Edition edition, string site)
{
    public string Id => edition.Article;
    public string Language => edition.Language;
    public EditionKind Kind => edition.Kind;
    public string Title => edition.Title;
    public string? Summary => edition.Summary;
    public DateTimeOffset Published => edition.Published;
    public bool PublishedInferred => edition.PublishedInferred;
    public DateTimeOffset Updated => edition.Updated;
    public string? Author => edition.Author;
    public IReadOnlyList<string> Tags => edition.Tags;
    public IReadOnlyList<Name> Names => edition.Names;
    public IReadOnlyList<string> Places => edition.Places;
    public string? Engine => edition.Engine;
    public string Url => Links.Page(site, edition.Article, edition.Language);
}

/// <summary>The same article in another language.</summary>
internal sealed record AlternateResource(string Language, EditionKind Kind, string Url);

/// <summary>The upload that an edition was read from.</summary>
internal sealed record SourceResource(string Path, [property: JsonPropertyName("etag")] string ETag);

/// <summary>An article that says much the same.</summary>
internal sealed record SimilarResource(string Id, string Title, DateTimeOffset Published, string Url);

/// <summary>What an article is shown with.</summary>
internal enum ArticleView
{
    /// <summary>The original and its translation, sentence by sentence.</summary>
    Parallel,
}

/// <summary>An edition with its body.</summary>
internal sealed class ArticleResource(Article article, Edition edition, EditionBody body, IReadOnlyList<Edition> similar, string site, IReadOnlyList<AlignedSegment>? segments, Outdated? outdated)
    : EditionResource(edition, site)
{
    private readonly Edition _edition = edition;
    private readonly string _site = site;

    public Dateline? Dateline => body.Dateline;
    public IReadOnlyList<Download> Downloads => body.Downloads;
    public IReadOnlyList<EventResource> Events => [.. body.Events.Select(happening => new EventResource(happening, _site, _edition.Language))];
    public string Html => body.Html;
    public string Text => body.Text;

    public IReadOnlyList<AlternateResource> Alternates => [.. article.Live
        .Where(other => other.Language != _edition.Language)
        .Select(other => new AlternateResource(other.Language, other.Kind, Links.Article(_site, article.Id, other.Language)))];

    /// <summary>What the translation by machine took, and how many of its sentences are doubtful.</summary>
    public TranslationEffort? Translation => _edition.Effort;

    /// <summary>What has happened to the original since a person translated it; absent where nothing has.</summary>
    public Outdated? Outdated => outdated;

    /// <summary>With view=parallel: this translation, and the original it was made from, sentence by sentence. Absent of editions that came as a text.</summary>
    public IReadOnlyList<AlignedSegment>? Segments => segments;

    /// <summary>Other articles with much the same text.</summary>
    public IReadOnlyList<SimilarResource> SimilarTo => [.. similar.Select(other =>
        new SimilarResource(other.Article, other.Title, other.Published, Links.Article(_site, other.Article, other.Language)))];

    /// <summary>A machine translation names the upload of its original.</summary>
    public SourceResource? Source => article.Sources
        .Where(source => source.Version == _edition.SourceVersion)
        .Select(source => new SourceResource(source.Path, source.ETag))
        .FirstOrDefault();
}

/// <summary>A dated happening. Times carry the offset of their zone; whole days are days, and <c>end</c> is the day after the last.</summary>
internal sealed class EventResource(Event happening, string site, string language)
{
    public string Id => happening.Id;
    public string Article => happening.Article;
    public string Title => happening.Title;
    public string Start => EventText.Iso(happening, happening.Start);
    public string End => EventText.Iso(happening, happening.End);
    public bool AllDay => happening.AllDay;
    public EventPrecision Precision => happening.Precision;
    public string? Zone => happening.Zone;

    /// <summary>When it takes place, as people write it in the language of the answer.</summary>
    public string Display => EventDisplay.When(happening, language);

    public EventStatus Status => happening.Status;

    /// <summary>Rises when time, place, title or status change.</summary>
    public int Sequence => happening.Sequence;

    public DateTimeOffset? Updated => happening.Changed;
    public string? Place => happening.Place;
    public string? Venue => happening.Venue;
    public bool? Online => happening.Online;
    public IReadOnlyList<string>? Languages => happening.Languages;
    public string Url => happening.Url ?? Links.Page(site, happening.Article, language);

    /// <summary>Address of the event as a calendar file.</summary>
    public string Ics => Links.Event(site, happening.Id, language);

    public bool Stated => happening.Stated;
    public double Confidence => happening.Confidence;
    public string? Sentence => happening.Sentence;
}

/// <summary>A hit of a search.</summary>
internal sealed class HitResource(Found found, string site)
{
    public string Id => found.Article;
    public string Language => found.Language;
    public EditionKind Kind => found.Kind;
    public string Title => found.Title;
    public string? Summary => found.Body?.Summary;
    public DateTimeOffset Published => found.Published;
    public string Url => Links.Page(site, found.Article, found.Language);
    public double Score => found.Score;

    /// <summary>HTML, safe to show; the words found are in <c>mark</c> elements.</summary>
    public IReadOnlyList<string> Snippets => found.Snippets;
}

/// <summary>An answer to a search.</summary>
internal sealed class SearchResource(Findings found, string site, TimeSpan took, int storageReads)
{
    public IReadOnlyList<HitResource> Items { get; } = [.. found.Items.Select(item => new HitResource(item, site))];
    public string? Next => found.Next is { } place ? RequestReading.ToCursor(place.ToString()) : null;
    public int Total => found.Total;

    /// <summary>Absent where the total is exact.</summary>
    public bool? TotalIsLowerBound => found.TotalIsExact ? null : true;

    public Facets? Facets => found.Facets;
    public bool? FacetsEstimated => found.FacetsAreEstimated ? true : null;
    public string? DidYouMean => found.DidYouMean;
    public string? Note => found.Note;

    /// <summary>From the question to the answer, when it was found: it is kept while nothing is published.</summary>
    public double TookMs => Math.Round(took.TotalMilliseconds, 2);

    /// <summary>Storage requests that took.</summary>
    public int StorageReads => storageReads;
}

/// <summary>An edition whose title has the words that were typed so far.</summary>
internal sealed record SuggestedTitleResource(string Id, string Title, string Url);

/// <summary>What to offer somebody who types.</summary>
internal sealed record SuggestResource(IReadOnlyList<WordCompletion> Completions, IReadOnlyList<SuggestedTitleResource> Titles);

/// <summary>What was ordered and is still to be done.</summary>
internal sealed record OrderedResource(string Message);

/// <summary>A translation that was held for review and is live now.</summary>
/// <param name="Path">The upload of its original.</param>
/// <param name="Language">Its language.</param>
internal sealed record ApprovedResource(string Path, string Language);

/// <summary>What the translation engine was sent this month (UTC), and whether it is left alone now.</summary>
/// <param name="Month">As 2026-03.</param>
/// <param name="Characters">Characters sent, markup included.</param>
/// <param name="Budget">Characters that may be sent; absent for any number.</param>
/// <param name="PausedUntil">When it is asked again; absent where it is asked now.</param>
/// <param name="Reason">Why it is not asked.</param>
internal sealed record TranslationUseResource(string Month, long Characters, long? Budget, DateTimeOffset? PausedUntil, string? Reason);

/// <summary>One upload in the ledger.</summary>
internal sealed class UploadResource(LedgerEntry entry)
{
    public string Path => entry.Path;
    public LedgerState State => entry.State;
    public string Article => entry.Article;
    public int Attempts => entry.Attempts;
    public string? Error => entry.Error;

    /// <summary>What an editor should know; of a translation by a person also that the original has changed since.</summary>
    public IReadOnlyList<string> Warnings => entry.Outdated is { } outdated ? [.. entry.Warnings, outdated] : entry.Warnings;

    public IReadOnlyList<string> Cut => entry.Cut;
    public IReadOnlyList<string> Languages => entry.Languages;

    /// <summary>What translations by machine took, by language.</summary>
    public IReadOnlyDictionary<string, TranslationEffort> Translations => entry.Translations;

    public DateTimeOffset Received => entry.Received;
    public DateTimeOffset? Published => entry.Published;
    public DateTimeOffset? Complete => entry.Complete;
    public DateTimeOffset? Due => entry.Due;
}

/// <summary>The state of the site and of its uploads.</summary>
/// <param name="Languages">Languages of the site.</param>
/// <param name="Translator">What translates, or what to install so that something does.</param>
/// <param name="Translation">What the translation engine was sent.</param>
/// <param name="Items">Uploads.</param>
/// <param name="Next">Cursor of the next page.</param>
internal sealed record StatusResource(
    IReadOnlyList<string> Languages, string Translator, TranslationUseResource Translation, ProgressResource? Progress, IReadOnlyList<UploadResource> Items, string? Next);

/// <summary>How far the site is with what is in its container; on the first page of the status.</summary>
/// <param name="Uploads">Files that were read, of those in the container.</param>
/// <param name="Languages">For each language of the site, articles that have an edition in it, of those that are online.</param>
internal sealed record ProgressResource(CountResource Uploads, IReadOnlyList<LanguageProgress> Languages)
{
    public ProgressResource(SiteProgress progress)
        : this(new CountResource(progress.Read, progress.Uploads), progress.Languages)
    {
    }
}

/// <summary>So many, of so many.</summary>
internal sealed record CountResource(int Done, int Total);

/// <summary>What a retry did.</summary>
/// <param name="Retried">Paths that were started over.</param>
/// <param name="Failed">Paths that failed again; the status has the reasons.</param>
internal sealed record RetryResource(IReadOnlyList<string> Retried, IReadOnlyList<string> Failed);

/// <summary>Whether the app and its storage answer.</summary>
internal sealed record HealthResource(string Status, string Version, IReadOnlyList<string> Languages, string Translator, SearchHealthResource Search, AnswerHealthResource Answers);

/// <summary>What search keeps in memory, in bytes, and the bounds of that.</summary>
internal sealed record SearchHealthResource(long CacheBytes, long CacheLimit, long SnippetBytes, long SnippetLimit, long BodyBytes, long BodyLimit);

/// <summary>What is kept of answers, in bytes, and the bound of that.</summary>
internal sealed record AnswerHealthResource(long CacheBytes, long CacheLimit);

/// <summary>How the API writes JSON.</summary>
[JsonSerializable(typeof(ListResource<EditionResource>))]
[JsonSerializable(typeof(EventListResource))]
[JsonSerializable(typeof(ArticleResource))]
[JsonSerializable(typeof(SearchResource))]
[JsonSerializable(typeof(SuggestResource))]
[JsonSerializable(typeof(OrderedResource))]
[JsonSerializable(typeof(ApprovedResource))]
[JsonSerializable(typeof(StatusResource))]
[JsonSerializable(typeof(RetryResource))]
[JsonSerializable(typeof(HealthResource))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Leaves letters as they are: the answers say that they are JSON, nobody takes them for HTML.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
