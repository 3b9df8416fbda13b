using System.Collections.Immutable;
using System.Text.Json;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Search.Index;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// Makes editions live and takes them away. The body is written first, then the article's row makes it the truth,
/// then the rows that follow from it are written, the generation last. Every step can be interrupted and repeated.
/// </summary>
public sealed class Publisher(
    ArticleStore articles, EditionStore bodies, Timeline timeline, EventContinuity continuity, EventStore events, Expiries expiries, SearchIndex index,
    SimilarArticles similar, HumanEditions humans, Remnants remnants, Generations generations, SiteOptions site, TimeProvider clock)
{
    private const string InTimeline = "timeline/";
    private const string InEvents = "events/";
    private const string InBodies = "bodies/";

    /// <summary>A column holds 32 Ki characters, so many keys; an edition has at most 500 events. Keys beyond these were removed from their tables versions ago.</summary>
    private const int MostRetired = 800;

    /// <summary>Publishes what was read from an upload.</summary>
    /// <returns>The article as it is now, or null where somebody changed it since it was loaded: load it and the upload again.</returns>
    public async Task<Article?> TryPublishAsync(StoredArticle stored, Upload upload, Draft draft, CancellationToken cancellationToken)
    {
        var (article, body) = (stored.Article, draft.Body);
        if (article.Sources.All(source => source.Path != upload.Path.Path))
        {
            article = await remnants.RecallAsync(article, upload, draft, cancellationToken);
            if (article.Sources.Any(source => source.Path == upload.Path.Path && source.ETag == upload.ETag))
            {
                return await CommitAsync(stored, Arrange(article, published: null), body: null, cancellationToken, article);
            }
        }

        var known = article.Sources.FirstOrDefault(source => source.Path == upload.Path.Path);
        var firstPublished = known?.FirstPublished ?? upload.Uploaded;
        if (body.PublishedInferred && draft.Translated is null)
        {
            body = body with { Published = firstPublished };
        }

        if (known?.ETag == upload.ETag && (known.Reading is { } reading ? reading == Remnants.DigestOf(body) : known.Version == VersionOf(upload, body, known.Before))
            && (article.SourceIn(known.Language) != known || article.In(known.Language)?.Version == known.Version))
        {
            return await RepeatAsync(stored, cancellationToken);
        }

        var source = new Source(
            upload.Path.Path, upload.ETag, body.Language, VersionOf(upload, body, known?.Version), upload.Uploaded, firstPublished, known?.Version);
        body = await continuity.CarryOverAsync(article, body, cancellationToken);
        if (draft.Translated is { } translated)
        {
            await bodies.TryWriteAlignmentAsync(article.Id, source.Version, body.Language, translated.Alignment, cancellationToken);
        }

        body = await bodies.WriteAsync(article.Id, source.Version, body, cancellationToken);
        var edition = Edition.Of(article.Id, source.Version, body) with { Path = source.Path, Updated = upload.Uploaded, Basis = draft.Translated?.Basis };
        var changed = Arrange(article with { Sources = [.. article.Sources.Where(other => other.Path != source.Path), source] }, edition);
        return await CommitAsync(stored, changed, body, cancellationToken, article);
    }

    /// <summary>Publishes a machine translation of the article's current original.</summary>
    /// <returns>As <see cref="TryPublishAsync"/>.</returns>
    public async Task<Article?> TryPublishTranslationAsync(StoredArticle stored, string version, EditionBody body, CancellationToken cancellationToken)
    {
        var edition = Edition.Of(stored.Article.Id, version, body) with { Kind = EditionKind.Machine, Updated = body.Made ?? clock.GetUtcNow() };
        var article = stored.Article with { InReview = [.. stored.Article.InReview.Where(review => review.Language != body.Language)] };
        return await CommitAsync(stored, Arrange(article, edition), body, cancellationToken);
    }

    /// <summary>Keeps a translation of the article's current original back until somebody has looked at it; one of the version before stays live.</summary>
    /// <returns>As <see cref="TryPublishAsync"/>.</returns>
    public Task<Article?> TryHoldTranslationAsync(StoredArticle stored, Review review, CancellationToken cancellationToken)
    {
        var others = stored.Article.InReview.Where(other => other.Language != review.Language);
        return CommitAsync(stored, stored.Article with { InReview = [.. others, review] }, body: null, cancellationToken);
    }

    /// <summary>Takes away what an upload gave; translations by machine go with their original.</summary>
    /// <returns>As <see cref="TryPublishAsync"/>.</returns>
    public async Task<Article?> TryWithdrawAsync(StoredArticle stored, string path, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        if (article.Sources.All(source => source.Path != path))
        {
            return await RepeatAsync(stored, cancellationToken);
        }

        var changed = Arrange(article with { Sources = [.. article.Sources.Where(source => source.Path != path)] }, published: null);
        return await CommitAsync(stored, changed, body: null, cancellationToken);
    }

    /// <summary>Brings an article in line with the languages that the site has now: which upload is the original, and which translations stay.</summary>
    /// <param name="stored">The article.</param>
    /// <param name="isReordered">Whether the languages that the site had before have another order now, by which any edition can become another kind.</param>
    /// <param name="cancellationToken">Ends the work at a point from which it can be repeated.</param>
    /// <returns>As <see cref="TryPublishAsync"/>.</returns>
    public async Task<Article?> TryArrangeAsync(StoredArticle stored, bool isReordered, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var changed = Arrange(article, published: null);
        if (changed.InReview.Length != article.InReview.Length || changed.Editions.Any(edition => !ReferenceEquals(edition.Value, article.Editions[edition.Key])))
        {
            return await CommitAsync(stored, changed, body: null, cancellationToken);
        }

        // It may have been done before, and interrupted then. What it can't have touched stays as it is: readers of the other languages need not look again.
        if (isReordered)
        {
            return await RepeatAsync(stored, cancellationToken);
        }

        await DeriveAsync(article, article.Editions.Values.Where(edition => edition.Withdrawn && !site.Languages.Contains(edition.Language)), body: null, cancellationToken);
        return await CatchUpAsync(stored, cancellationToken);
    }

    /// <summary>Forgets the events of an article of which calendars need not be told any more that they are off.</summary>
    /// <returns>As <see cref="TryPublishAsync"/>.</returns>
    public async Task<Article?> TryForgetCancelledAsync(StoredArticle stored, CancellationToken cancellationToken)
    {
        var article = stored.Article;
        var now = clock.GetUtcNow();
        var changed = article.Editions.Values
            .Where(edition => edition.Cancelled.Any(happening => EventHistory.IsOver(happening, now)))
            .ToDictionary(edition => edition.Language, edition => edition with { Cancelled = [.. edition.Cancelled.Where(happening => !EventHistory.IsOver(happening, now))] });
        return changed.Count == 0
            ? await RepeatAsync(stored, cancellationToken)
            : await CommitAsync(stored, article with { Editions = article.Editions.SetItems(changed) }, body: null, cancellationToken);
    }

    /// <summary>Writes again all that follows from an article's row, as after an interruption nobody knows what is missing.</summary>
    /// <returns>The article as it is now.</returns>
    public async Task<Article> RepeatAsync(StoredArticle stored, CancellationToken cancellationToken)
    {
        await DeriveAsync(stored.Article, stored.Article.Editions.Values, body: null, cancellationToken);
        return await CatchUpAsync(stored, cancellationToken);
    }

    /// <summary>
    /// Half of it tells the upload, half what was read and the version before: the same file is read differently once it is corrected, or reading has
    /// become better; and a correction that is taken back does not bring back a version whose body somebody may be about to remove.
    /// </summary>
    internal static string VersionOf(Upload upload, EditionBody read, string? before) =>
        HalfOf(upload) + Digest.Of($"{before}\n{JsonSerializer.Serialize(read, ContentJson.Readable.EditionBody)}")[..7];

    /// <summary>Whether a version was read from this very upload.</summary>
    internal static bool IsOf(string version, Upload upload) => version.StartsWith(HalfOf(upload), StringComparison.Ordinal);

    private static string HalfOf(Upload upload) => Digest.Of($"{upload.Path.Path}\n{upload.ETag}")[..6];

    /// <summary>Says of every edition what it is, now that the uploads have changed or one edition is new.</summary>
    private Article Arrange(Article article, Edition? published)
    {
        var original = article.OriginalLanguage(site.Languages);
        var editions = article.Editions;
        if (published is not null && (published.Path is null || article.SourceIn(published.Language)?.Path == published.Path))
        {
            editions = editions.SetItem(published.Language, Replace(editions.GetValueOrDefault(published.Language), published));
        }

        foreach (var (language, edition) in editions)
        {
            var arranged = article.SourceIn(language) switch
            {
                { } source when source.Path == edition.Path => Become(edition, language == original ? EditionKind.Original : EditionKind.Human),
                null when edition.Kind == EditionKind.Machine && original is not null && site.Languages.Contains(language) => edition,
                _ => Withdraw(edition),
            };
            editions = editions.SetItem(language, arranged);
        }

        article = article with { Editions = editions };
        return article with { InReview = [.. article.InReview.Where(review => IsOpen(article, review))] };
    }

    private bool IsOpen(Article article, Review review) =>
        article.Original?.Version == Edition.SourceOf(review.Version) && article.SourceIn(review.Language) is null && site.Languages.Contains(review.Language);

    // What became the original goes with none; a file that says what it was made from says so for ever.
    private static Edition Become(Edition edition, EditionKind kind) => edition.Kind == kind && !edition.Withdrawn ? edition : edition with
    {
        Kind = kind,
        Withdrawn = false,
        Basis = kind == EditionKind.Human || new BlobPath(edition.Path!).IsTranslation ? edition.Basis : null,
    };

    internal static Edition Replace(Edition? before, Edition now) =>
        before is null ? now : now with { Retired = [.. Rows(before).Union(before.Retired).Except(Rows(now)).Take(MostRetired)] };

    private static Edition Withdraw(Edition edition) => edition.Withdrawn ? edition : edition with
    {
        Withdrawn = true,
        Basis = null,
        Effort = null,
        EventKeys = [],
        Retired = [.. Rows(edition).Union(edition.Retired).Take(MostRetired)],
    };

    internal static string BodyRow(string version) => InBodies + version;

    private static IEnumerable<string> Rows(Edition edition) =>
        edition.Withdrawn ? [] : edition.EventKeys.Select(key => InEvents + key).Prepend(InTimeline + edition.TimelineKey).Prepend(BodyRow(edition.Version));

    /// <summary>Says of every edition that changes which of its events are off now. Their rows stay for a while, all others of the version before go.</summary>
    private async Task<Article> CancelAsync(Article before, Article changed, CancellationToken cancellationToken)
    {
        var editions = changed.Editions;
        foreach (var (language, edition) in editions)
        {
            if (before.Editions.GetValueOrDefault(language) is { } earlier && !ReferenceEquals(earlier, edition))
            {
                var cancelled = await continuity.CancelAsync(earlier, edition, cancellationToken);
                editions = editions.SetItem(language, edition with
                {
                    Cancelled = cancelled,
                    Retired = [.. edition.Retired.Union(EventRows(earlier.Cancelled)).Union(BasisRows(earlier)).Except(EventRows(cancelled)).Except(Rows(edition)).Except(BasisRows(edition)).Take(MostRetired)],
                });
            }
        }

        return changed with { Editions = editions };
    }

    private static IEnumerable<string> BasisRows(Edition edition) => edition.Basis is { } basis && !edition.Withdrawn ? [InBodies + basis] : [];

    private static IEnumerable<string> EventRows(IEnumerable<Event> happenings) => happenings.Select(happening => InEvents + happening.Key);

    /// <param name="stored">The article's row.</param>
    /// <param name="changed">What it is to be.</param>
    /// <param name="body">Of the edition that is new, where it is at hand.</param>
    /// <param name="cancellationToken">Ends the work at a point from which it can be repeated.</param>
    /// <param name="recalled">The article with what the row has lost.</param>
    private async Task<Article?> CommitAsync(StoredArticle stored, Article changed, EditionBody? body, CancellationToken cancellationToken, Article? recalled = null)
    {
        var before = recalled is null ? stored.Article : recalled with { Editions = recalled.Editions.SetItems(stored.Article.Editions) };
        changed = await CancelAsync(before, await humans.SettleAsync(before, changed, cancellationToken), cancellationToken);
        if (await articles.TrySaveAsync(stored with { Article = changed }, cancellationToken) is not { } saved)
        {
            return null;
        }

        var touched = changed.Editions.Values.Where(edition => !ReferenceEquals(edition, stored.Article.Editions.GetValueOrDefault(edition.Language)));
        await DeriveAsync(changed, touched, body, cancellationToken);
        return await CatchUpAsync(saved, cancellationToken);
    }

    /// <summary>
    /// Of two who change an article shortly after each other, the first may write what follows from it last, and so over the second.
    /// Whoever finds, after its own writes, that the article has changed since, writes what follows from it now.
    /// </summary>
    private async Task<Article> CatchUpAsync(StoredArticle written, CancellationToken cancellationToken)
    {
        while (!await articles.IsCurrentAsync(written, cancellationToken))
        {
            written = await articles.LoadAsync(written.Article.Id, cancellationToken);
            await DeriveAsync(written.Article, written.Article.Editions.Values, body: null, cancellationToken);
        }

        return written.Article;
    }

    private async Task DeriveAsync(Article article, IEnumerable<Edition> editions, EditionBody? body, CancellationToken cancellationToken)
    {
        var touched = editions.ToImmutableArray();
        await Task.WhenAll(touched.Select(edition => edition.Withdrawn
            ? RemoveAsync(edition, cancellationToken)
            : ShowAsync(edition, body?.Language == edition.Language ? body : null, cancellationToken)));
        if (touched.SelectMany(edition => edition.Cancelled).Min(happening => happening.Cancelled) is { } first)
        {
            await expiries.AddAsync(article.Id, first + EventHistory.ShownCancelled, cancellationToken);
        }

        await Task.WhenAll(touched.Select(edition => generations.AdvanceAsync(edition.Language, cancellationToken)));

        // Last, as readers who are at it may still have the row that names the old body. Translations keep a version alive until they are
        // made anew, and those by people until they are brought up to date; and what an upload gave can become the original again, and be translated again.
        foreach (var version in touched.SelectMany(RetiredBodies).Distinct())
        {
            if (!article.Needs(version) && !IsSetAside(article, version))
            {
                // With the last that was made of an original goes what was translated of it and never shown.
                var original = Edition.SourceOf(version);
                await (article.NeedsAnyOf(original)
                    ? bodies.DeleteAllAsync(article.Id, version, cancellationToken) : bodies.DeleteWithTranslationsAsync(article.Id, original, cancellationToken));
            }
        }
    }

    /// <summary>Whether a version is a translation of the present original into a language that the site does not have now: should it come back, it need not be made again.</summary>
    private bool IsSetAside(Article article, string version) => article.Editions.Values.Any(edition => edition.Version == version
        && edition is { Withdrawn: true, Kind: EditionKind.Machine } && edition.SourceVersion == article.Original?.Version && !site.Languages.Contains(edition.Language));

    private static IEnumerable<string> RetiredBodies(Edition edition) =>
        edition.Retired.Where(row => row.StartsWith(InBodies, StringComparison.Ordinal)).Select(row => row[InBodies.Length..]);

    private async Task ShowAsync(Edition edition, EditionBody? body, CancellationToken cancellationToken)
    {
        body ??= await bodies.ReadAsync(edition.Article, edition.Version, edition.Language, cancellationToken);
        if (body is null)
        {
            // Bodies go with their version: whoever brought the next one shows that.
            var current = (await articles.LoadAsync(edition.Article, cancellationToken)).Article.Editions.GetValueOrDefault(edition.Language);
            if (current is { Withdrawn: false } && current.Version == edition.Version)
            {
                throw new InvalidOperationException($"The body of {edition.Article}/{edition.Version}/{edition.Language} is missing.");
            }

            return;
        }

        await Task.WhenAll(
            timeline.UpsertAsync(edition, cancellationToken),
            index.AddAsync(edition, body, cancellationToken),
            similar.UpsertAsync(edition, cancellationToken),
            events.UpsertAsync(edition, [.. body.Events.DistinctBy(happening => happening.Key), .. StillCancelled(edition)], cancellationToken),
            RemoveRowsAsync(edition, cancellationToken));
    }

    private Task RemoveAsync(Edition edition, CancellationToken cancellationToken) =>
        Task.WhenAll(
            index.RemoveAsync(edition, cancellationToken),
            events.UpsertAsync(edition, [.. StillCancelled(edition)], cancellationToken),
            RemoveRowsAsync(edition, cancellationToken));

    private IEnumerable<Event> StillCancelled(Edition edition)
    {
        var now = clock.GetUtcNow();
        return edition.Cancelled.Where(happening => !EventHistory.IsOver(happening, now));
    }

    private Task RemoveRowsAsync(Edition edition, CancellationToken cancellationToken) =>
        Task.WhenAll(edition.Retired.Where(row => !row.StartsWith(InBodies, StringComparison.Ordinal)).Select(row => row.StartsWith(InTimeline, StringComparison.Ordinal)
            ? timeline.RemoveAsync(edition.Language, row[InTimeline.Length..], cancellationToken)
            : events.RemoveAsync(edition.Language, row[InEvents.Length..], cancellationToken)));
}
