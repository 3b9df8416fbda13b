using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Events.Extraction;
using Newsroom.Events.Extraction.Places;
using Newsroom.Publishing;
using Newsroom.Reading.Formats;
using Newsroom.Reading.Names;
using Newsroom.Reading.Notices;
using Newsroom.Settings;

namespace Newsroom.Reading;

/// <summary>Bytes → <see cref="Draft"/>: read the format, edit the copy, then find what is not stated.</summary>
public sealed class ArticleReader(
    IEnumerable<IFormat> formats,
    IEnumerable<IEditionFormat> editions,
    LanguageDetection languages,
    SiteOptions site)
{
    private const int MaxTags = 50;
    private const int MaxReasons = 3;
    private const int MaxDoubts = 20;
    private const int MaxPlaces = 40;
    private const int MaxBeginningLength = 2_000;

    /// <summary>Years: a date before that is history, not news.</summary>
    private const int OldestNews = 15;

    private readonly Dictionary<string, IFormat> _formats = formats
        .SelectMany(format => format.Extensions.Select(extension => (extension, format)))
        .ToDictionary(pair => pair.extension, pair => pair.format);

    private readonly Dictionary<string, IEditionFormat> _editions = editions
        .SelectMany(format => format.Extensions.Select(extension => (extension, format)))
        .ToDictionary(pair => pair.extension, pair => pair.format);

    /// <summary>Of the files that are read, in lower case and without the dot.</summary>
    public IEnumerable<string> Extensions => _formats.Keys.Concat(_editions.Keys);

    /// <summary>Whether files with such a name are read as articles.</summary>
    public bool Reads(BlobPath path) => _formats.ContainsKey(path.Extension) || _editions.ContainsKey(path.Extension);

    /// <summary>A file inside another one; null if there is none.</summary>
    /// <param name="container">The path of that file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">The name in <see cref="Draft.Embedded"/>.</param>
    public ReadOnlyMemory<byte>? Extract(BlobPath container, ReadOnlyMemory<byte> content, string name)
    {
        try
        {
            return (_formats.GetValueOrDefault(container.Extension) as IContainerFormat)?.Extract(content, name);
        }
        catch (UnreadableException)
        {
            // It was replaced by one that is rejected.
            return null;
        }
    }

    private string Readable => string.Join(", ", Extensions.Select(extension => $".{extension}"));

    /// <param name="upload">The file.</param>
    /// <param name="correction">What an editor says of it in YAML, in a file beside it.</param>
    /// <param name="isShared">Whether a line stands in other articles too.</param>
    /// <param name="budget">What it may take; null for what files may usually take.</param>
    /// <exception cref="UnreadableException">The file gives no article; the message says why.</exception>
    /// <exception cref="RegexMatchTimeoutException">The machine is too loaded to read it now.</exception>
    public Draft Read(
        Upload upload, string? correction = null, Func<string, bool>? isShared = null, ReadingBudget? budget = null)
    {
        budget ??= ReadingBudget.Start(upload.Share);
        try
        {
            return ReadWithin(budget, upload, correction, isShared);
        }
        catch (RegexMatchTimeoutException)
        {
            budget.Check();
            throw;
        }
    }

    private Draft ReadWithin(ReadingBudget budget, Upload upload, string? correction, Func<string, bool>? isShared)
    {
        if (upload.Refusal is { } refusal)
        {
            throw new UnreadableException(refusal);
        }

        var bytes = upload.Content ?? throw new UnreadableException(
            $"The file is too large: {upload.Size / 1048576.0:0.#} MB; at most {site.MaxFileBytes / 1048576.0:0.#} MB of text are read.");
        if (_editions.TryGetValue(upload.Path.Extension, out var edition))
        {
            var draft = edition.Read(upload.Path, bytes);
            return correction is null ? draft : Correct(draft, FrontMatter.ReadCorrection(correction, []), upload);
        }

        var warnings = new List<string>();
        var page = FormatOf(upload.Path).Read(bytes, warnings, budget);
        budget.Check();
        if (correction is not null)
        {
            // Its own row in the ledger has what is wrong with it.
            page = page with { Stated = FrontMatter.ReadCorrection(correction, []).Or(page.Stated) };
        }

        page = WithNotice(page, upload, warnings);
        page = page.Stated.IsVerbatim ? page with { Markup = MarkupLevel.Fields } : page;

        var files = new ArticleFiles(upload.Path, Extensions, page.Embedded);
        files.Resolve(page.Body);
        var image = files.Resolve(page.Stated.Image ?? page.Metadata.Image);
        page = page with
        {
            Stated = page.Stated with { Downloads = [.. page.Stated.Downloads.Select(files.Resolve)] },
            Metadata = page.Metadata with { Downloads = [.. page.Metadata.Downloads.Select(files.ResolveEmbedded)] },
        };
        var copy = CopyEditor.Edit(page, isShared, DateOnly.FromDateTime(upload.Uploaded.UtcDateTime).AddDays(1));
        copy = copy with { Html = copy.Html + string.Concat(page.Below.Select(files.Show)) };
        budget.Check();
        warnings.AddRange(files.Warning is { } warning ? [warning] : []);
        var read = Compose(upload, page, copy, warnings, budget);
        read = read with { Body = read.Body with { Image = image, Aliases = OldAddresses.Read(page.Stated.Aliases, warnings) } };
        var embedded = files.EmbeddedIn(read.Body);
        return read with { Embedded = embedded, Body = read.Body with { Files = files.PathsWith(embedded) } };
    }

    /// <summary>
    /// The page with what its title, first lines, properties and name say of an embargo, where an editor states nothing of it.
    /// </summary>
    private static Page WithNotice(Page page, Upload upload, List<string> warnings)
    {
        var (text, name) = (EmbargoNotice.Read(page), NameNotice.Read(upload.Path));
        var notice = new Stated
        {
            NotBefore = new[] { text.NotBefore, page.Metadata.NotBefore, name.NotBefore }.Max(),
            Doubts = [.. text.Doubts, .. page.Metadata.Doubts, .. name.Doubts],
        };
        if (page.Stated.NotBefore is null && notice.NotBefore > upload.Uploaded)
        {
            warnings.Add(
                $"It is not public before {notice.NotBefore:u}, as its title, its first lines, its properties or its name say. "
                + "State \"publishDate\" for another time.");
        }

        return page with { Stated = page.Stated.Or(notice) };
    }

    private IFormat FormatOf(BlobPath path) => _formats.GetValueOrDefault(path.Extension) ?? throw new UnreadableException(
        path.Extension.Length == 0
            ? $"The file's name has no extension; {Readable} are read."
            : $"Files of type .{path.Extension} are not read; {Readable} are.");

    private Draft Correct(Draft draft, Stated stated, Upload upload)
    {
        var files = new ArticleFiles(upload.Path, Extensions, []);
        var downloads = stated.Downloads.Select(files.Resolve).ToList();
        var image = files.Resolve(stated.Image);
        var (body, title) = (draft.Body, stated.Title is { } given ? TextLimits.Shorten(given, TextLimits.MaxTitle) : draft.Body.Title);
        return draft with
        {
            Warnings = [.. draft.Warnings, .. Doubts(stated.Events)],
            IsDraft = stated.Draft ?? draft.IsDraft,
            HeldBecause = HeldBecause(stated.Doubts) ?? draft.HeldBecause,
            NotBefore = NotBefore(stated) ?? draft.NotBefore,
            Expires = stated.Expires ?? draft.Expires,
            Body = body with
            {
                Title = title,
                Summary = stated.Summary is { } summary ? TextLimits.Shorten(summary, TextLimits.MaxSummary) : body.Summary,
                Published = stated.Date ?? body.Published,
                PublishedInferred = body.PublishedInferred && stated.Date is null,
                Author = stated.Author ?? body.Author,
                Tags = stated.Tags.Count > 0 ? Tags(stated) : body.Tags,
                Downloads = downloads.Count > 0 ? downloads : body.Downloads,
                Image = image ?? body.Image,
                Files = files.Paths is { } paths ? [.. (body.Files ?? []).Union(paths)] : body.Files,
                Aliases = OldAddresses.Read(stated.Aliases, []),
                Events = stated.Events.Count > 0
                    ? [.. stated.Events.Select(@event => @event.ToEvent(upload.ArticleId, title))] : body.Events,
            },
        };
    }

    private static IReadOnlyList<string> Tags(Stated stated) =>
        [.. stated.Tags.Select(tag => TextLimits.Shorten(tag, TextLimits.MaxTag)).Distinct().Take(MaxTags)];

    private static string? HeldBecause(IReadOnlyList<Doubt> doubts) =>
        doubts.Count == 0 ? null : string.Join(' ', doubts.Select(doubt => doubt.Reason).Distinct().Take(MaxReasons));

    private static DateTimeOffset? NotBefore(Stated stated) =>
        stated.NotBefore is { } day && !(stated.DateAtLatest > day) ? day : stated.DateAtLatest > stated.Date ? stated.DateAtLatest : null;

    private Draft Compose(Upload upload, Page page, Copy copy, List<string> warnings, ReadingBudget budget)
    {
        var stated = page.Stated.Or(new Stated { Date = Midnight(SiteFolders.PostDate(upload.Path)) });
        if (copy.Text.Length == 0 && stated.Title is null && !copy.Html.Contains("<img ", StringComparison.Ordinal))
        {
            throw new UnreadableException("The file has no text.");
        }

        var body = Describe(upload, page, copy, stated, warnings);
        budget.Check();
        AddWarnings(copy, warnings);
        warnings.AddRange(Doubts(stated.Events.Count > 0 ? stated.Events : page.Metadata.Events));
        return new Draft
        {
            IsDraft = stated.Draft ?? false,
            HeldBecause = HeldBecause(stated.Doubts) ?? (SiteFolders.IsDraft(upload.Path) ? "It is in a folder of drafts." : null),
            NotBefore = NotBefore(stated),
            Expires = stated.Expires ?? page.Metadata.Expires,
            Menu = stated.Menu,
            Weight = stated.Weight ?? 0,
            ReadAgain = page.ReadAgain,
            Cut = copy.Cut,
            Edges = copy.Edges,
            Repeated = copy.Repeated,
            Body = body with
            {
                Events = stated.Events.Count > 0
                    ? [.. stated.Events.Select(@event => @event.ToEvent(upload.ArticleId, body.Title))]
                    : Merge(page.Metadata.Events, upload.ArticleId, body, warnings, budget),
            },
            Warnings = warnings,
        };
    }

    private static IEnumerable<string> Doubts(IEnumerable<StatedEvent> events) =>
        events.SelectMany(@event => @event.Doubts()).Distinct().Take(MaxDoubts);

    /// <summary>The body without its events.</summary>
    private EditionBody Describe(Upload upload, Page page, Copy copy, Stated stated, List<string> warnings)
    {
        var known = stated.Or(new Stated { Author = copy.Author }).Or(page.Metadata);
        var title = TextLimits.Shorten(
            stated.Title ?? copy.Headline ?? Lead.Title(copy.Lead) ?? upload.Path.Name, TextLimits.MaxTitle);
        var dateline = stated.Dateline ?? copy.Dateline ?? DatelineText.Find(copy.Lead);
        var published = stated.Date ?? FindPublished(upload, page, copy, dateline);
        return new EditionBody
        {
            Language = FindLanguage(
                [upload.Path.Language, stated.Language, page.Metadata.Language], $"{stated.Title}\n{copy.Text}", warnings),
            Title = title,
            Summary = known.Summary is { } summary ? TextLimits.Shorten(summary, TextLimits.MaxSummary) : Lead.Summary(copy.Lead),
            Published = published ?? upload.Uploaded,
            PublishedInferred = published is null,
            Dateline = dateline,
            Author = known.Author,
            Tags = Tags(known),
            Names =
            [
                .. stated.Names.Concat(AcronymDefinitions.Find(copy.Text))
                    .DistinctBy(name => name.Acronym, StringComparer.OrdinalIgnoreCase),
            ],
            Places = stated.Places.Count > 0 ? stated.Places : FindPlaces($"{title}\n{copy.Text}"),
            Downloads = Offered(page, copy),
            Html = copy.Html,
            Text = copy.Text,
        };
    }

    /// <summary>The first date of publication that is not after the upload, from the best source to the weakest.</summary>
    private static DateTimeOffset? FindPublished(Upload upload, Page page, Copy copy, Dateline? dateline)
    {
        DateTimeOffset?[] found =
        [
            Midnight(dateline?.Date),
            Midnight(copy.Published),
            Midnight(SiteFolders.NameDate(upload.Path)),
            page.Metadata.Date,
            Midnight(FirstDate(copy.Lead, upload.Uploaded)),
        ];
        return found.Select(date => NotAfter(upload.Uploaded, date)).FirstOrDefault(date => date is not null);
    }

    private static IReadOnlyList<string> FindPlaces(string text) =>
        [.. Gazetteer.Find(text).Select(mention => mention.Place.Name).Distinct().Take(MaxPlaces)];

    private string FindLanguage(IEnumerable<string?> statements, string text, List<string> warnings)
    {
        var found = languages.Tell(text, statements);
        if (found.Warning is { } warning)
        {
            warnings.Add(warning);
        }

        return found.Language;
    }

    /// <summary>The first complete date of the first two sentences, where it is not history.</summary>
    private static DateOnly? FirstDate(string lead, DateTimeOffset uploaded) =>
        WrittenDate
            .In(Lead.Beginning(lead.Length <= MaxBeginningLength ? lead : lead[..MaxBeginningLength], sentences: 2))
            .Cast<DateOnly?>()
            .FirstOrDefault()
            is { } date
        && date.Year > uploaded.Year - OldestNews
            ? date
            : null;

    /// <summary>
    /// A day that was found, where it can be that of publication: what is to come is an event; only editors can hold an article back.
    /// In the east it may be tomorrow already.
    /// </summary>
    private static DateTimeOffset? NotAfter(DateTimeOffset uploaded, DateTimeOffset? found)
    {
        var today = new DateTimeOffset(uploaded.UtcDateTime.Date, TimeSpan.Zero);
        return found is not { } date || date >= today.AddDays(2) ? null : date > uploaded ? today : date;
    }

    /// <summary>
    /// The downloads that are stated, and the links of the text that are not among them; where none are stated, all that it offers.
    /// </summary>
    private static IReadOnlyList<Download> Offered(Page page, Copy copy)
    {
        var found = page
            .Metadata.Downloads.Concat(Downloads.Find(page.Body, copy.Blocks))
            .DistinctBy(download => download.Title, StringComparer.OrdinalIgnoreCase);
        return page.Stated.Downloads is { Count: > 0 } stated
            ? [.. stated, .. found.Where(download => download.Url is not null && stated.All(other => other.Url != download.Url))]
            : [.. found];
    }

    /// <summary>The events that a program wrote into the file, and those of the text on other days.</summary>
    private static IReadOnlyList<Event> Merge(
        IReadOnlyList<StatedEvent> known, string article, EditionBody body, List<string> warnings, ReadingBudget budget)
    {
        var written = known.Select(@event => @event.ToEvent(article, body.Title)).ToList();
        return [.. written, .. Extract(article, body, warnings, budget).Where(found => !written.Exists(other => IsOneOf(found, other)))];

        static bool IsOneOf(Event found, Event other) =>
            found.Start.Date == other.Start.Date || (found.Start >= other.Start && found.Start < other.End);
    }

    private static IReadOnlyList<Event> Extract(string article, EditionBody body, List<string> warnings, ReadingBudget budget)
    {
        try
        {
            return EventExtractor.Extract(new ExtractionInput(article, body.Title, body.Language, body.Text)
            {
                Published = DateOnly.FromDateTime(body.Published.DateTime),
                PublishedInferred = body.PublishedInferred,
                Dateline = body.Dateline,
                Budget = budget,
            });
        }
        catch (BudgetExceededException)
        {
            // The article itself has been read.
            warnings.Add("No events were looked for in the text: that takes too much time. State them, if there are any.");
            return [];
        }
    }

    private static void AddWarnings(Copy copy, List<string> warnings)
    {
        if (copy.IsTruncated)
        {
            warnings.Add($"Only the first {Search.Analysis.TextAnalysis.MaxWords:N0} words are searchable.");
        }

        warnings.AddRange(
            copy.Repeated.Select(paragraph =>
                $"A paragraph {(copy.Cut.Contains(paragraph) ? "says again what one before it says, and was left out" : "is much like one before it")}: {TextLimits.Shorten(paragraph, 80)}"
            ));
    }

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
