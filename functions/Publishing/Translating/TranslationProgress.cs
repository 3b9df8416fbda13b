using System.Collections.Immutable;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Translating;

/// <summary>Records in the ledger whether an upload still waits for translations, and why.</summary>
public sealed class TranslationProgress(
    Ledger ledger, ArticleStore articles, TranslationOrders orders, HumanEditions humans, TimeProvider clock)
{
    /// <summary>Updates the row of a published upload from its article.</summary>
    public Task RecordAsync(string path, string id, CancellationToken cancellationToken) => ledger.UpdateAsync(path, async entry =>
    {
        // Read inside the update: if two changes of the article end at the same time, the last writer sees both.
        var article = (await articles.LoadAsync(id, cancellationToken)).Article;
        return entry.State switch
        {
            // Another worker is mid-publish with a stale view of the article: writing the row fails its ETag check, so that it reads again.
            LedgerState.Received => entry with { Error = null },
            LedgerState.Published or LedgerState.Complete => article.Sources.All(source => source.Path != path)
                ? WithSiteLanguages(entry)
                : await UpdateAsync(entry, article, cancellationToken),
            _ => entry,
        };
    }, cancellationToken);

    /// <summary>Records why a translation is missing, and when it is tried again if that is known.</summary>
    public Task ExplainAsync(
        string path, string language, string reason, DateTimeOffset? due, CancellationToken cancellationToken) => ledger.UpdateAsync(
        path,
        entry => Task.FromResult(entry.State == LedgerState.Published
            ? entry with { Error = $"Not translated into {LanguageCode.EnglishName(language)} yet: {reason}", Due = due }
            : entry),
        cancellationToken);

    private LedgerEntry WithSiteLanguages(LedgerEntry entry) =>
        entry.SiteLanguages == orders.SiteLanguages ? entry : entry with { SiteLanguages = orders.SiteLanguages };

    private async Task<LedgerEntry> UpdateAsync(LedgerEntry entry, Article article, CancellationToken cancellationToken)
    {
        var plan = orders.PlanFor(article, entry.Path);

        // One of several translations may wait for the engine.
        var due = plan.Jobs.Count > 0 ? entry.Due : null;
        var changed = entry with
        {
            State = plan.IsEmpty ? LedgerState.Complete : LedgerState.Published,
            Complete = plan.IsEmpty ? entry.Complete ?? clock.GetUtcNow() : null,
            Error = due is null ? plan.Explanation : entry.Error,
            Due = due,
            Outdated = await humans.DescribeAsync(article, entry.Path, cancellationToken),
            Languages = [.. article.Live.Select(edition => edition.Language)],
            Translations = EffortsOf(article, entry.Path),
            SiteLanguages = orders.SiteLanguages,
        };
        return AreSame(entry, changed) ? entry : changed;
    }

    private static ImmutableSortedDictionary<string, TranslationEffort> EffortsOf(Article article, string path) =>
        article.Original is { } original && original.Path == path
            ? article.Live.Where(edition => edition.SourceVersion == original.Version && edition.Effort is not null)
                .ToImmutableSortedDictionary(edition => edition.Language, edition => edition.Effort!)
            : ImmutableSortedDictionary<string, TranslationEffort>.Empty;

    private static bool AreSame(LedgerEntry one, LedgerEntry other) =>
        (one.State, one.Error, one.Due, one.Outdated, one.SiteLanguages)
            == (other.State, other.Error, other.Due, other.Outdated, other.SiteLanguages)
        && one.Languages.SequenceEqual(other.Languages)
        && one.Translations.Count == other.Translations.Count
        && one.Translations.All(effort => other.Translations.GetValueOrDefault(effort.Key) == effort.Value);
}
