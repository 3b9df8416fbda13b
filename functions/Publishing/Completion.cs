using System.Collections.Immutable;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>Says in the ledger whether an upload still waits for translations.</summary>
public sealed class Completion(Ledger ledger, ArticleStore articles, TranslationOrders orders, HumanEditions humans, TimeProvider clock)
{
    /// <summary>Brings the row of a published upload in line with its article.</summary>
    public Task RecordAsync(string path, string id, CancellationToken cancellationToken) => ledger.UpdateAsync(path, async entry =>
    {
        // Read inside the update: of two changes of the article that end together, the one that writes last sees both.
        var article = (await articles.LoadAsync(id, cancellationToken)).Article;
        if (entry.State == LedgerState.Received)
        {
            // Somebody is about to say how the article was before: writing the row makes them look again.
            return entry with { Error = null };
        }

        if (entry.State is not (LedgerState.Published or LedgerState.Complete))
        {
            return entry;
        }

        if (article.Sources.All(source => source.Path != path))
        {
            return entry.SiteLanguages == orders.SiteLanguages ? entry : entry with { SiteLanguages = orders.SiteLanguages };
        }

        var plan = orders.PlanFor(article, path);
        var state = plan.IsEmpty ? LedgerState.Complete : LedgerState.Published;
        var languages = article.Live.Select(edition => edition.Language).ToArray();

        // Of several translations one may wait for the engine.
        var due = plan.Jobs.Count > 0 ? entry.Due : null;
        var error = due is null ? plan.Explanation : entry.Error;
        var outdated = await humans.DescribeAsync(article, path, cancellationToken);
        var efforts = article.Original is { } original && original.Path == path
            ? article.Live.Where(edition => edition.SourceVersion == original.Version && edition.Effort is not null).ToImmutableSortedDictionary(edition => edition.Language, edition => edition.Effort!)
            : ImmutableSortedDictionary<string, TranslationEffort>.Empty;
        return entry.State == state && entry.Error == error && entry.Due == due && entry.Outdated == outdated && entry.SiteLanguages == orders.SiteLanguages && entry.Languages.SequenceEqual(languages) && AreSame(entry.Translations, efforts) ? entry : entry with
        {
            State = state,
            Complete = plan.IsEmpty ? entry.Complete ?? clock.GetUtcNow() : null,
            Error = error,
            Due = due,
            Outdated = outdated,
            Languages = languages,
            Translations = efforts,
            SiteLanguages = orders.SiteLanguages,
        };
    }, cancellationToken);

    private static bool AreSame(IReadOnlyDictionary<string, TranslationEffort> some, ImmutableSortedDictionary<string, TranslationEffort> others) =>
        some.Count == others.Count && some.All(one => others.GetValueOrDefault(one.Key) == one.Value);
}
