using Newsroom.Content;
using Newsroom.Search;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>The lead pictures of the items of a list, from what is in their rows and what is known of the files.</summary>
public sealed class LeadPictures(KnownFiles files, Generations generations, Searcher searcher, SiteOptions site)
{
    /// <summary>The pictures of a list in one language, by the articles' ids. Editions without one are left out.</summary>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="editions">Rows of the timeline.</param>
    /// <param name="address">The site's address without a slash at its end; empty for addresses inside the site.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<string, PublicPicture>> OfListAsync(
        string language, IReadOnlyList<Edition> editions, string address, CancellationToken cancellationToken)
    {
        // While an article gets another date, it has two rows.
        var candidates = editions.DistinctBy(edition => edition.Article)
            .ToDictionary(edition => edition.Article, edition => edition.Pictures);
        return await ChooseAsync(
            candidates, () => new ValueTask<string>(generations.ReadAsync(language, cancellationToken)), address, cancellationToken);
    }

    /// <summary>The pictures of hits, by the articles' ids and languages. Hits without one are left out.</summary>
    /// <param name="language">The language of the search; null if it was in all.</param>
    /// <param name="hits">Hits of a search.</param>
    /// <param name="address">The site's address without a slash at its end; empty for addresses inside the site.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<(string Article, string Language), PublicPicture>> OfHitsAsync(
        string? language, IReadOnlyList<SearchHit> hits, string address, CancellationToken cancellationToken)
    {
        var candidates = hits.DistinctBy(hit => (hit.Article, hit.Language))
            .ToDictionary(hit => (hit.Article, hit.Language), hit => hit.Body is null ? null : LeadCandidates.Of(hit.Body));
        return await ChooseAsync(
            candidates,
            () => language is null
                ? new ValueTask<string>(generations.ReadAllAsync(cancellationToken)) : searcher.StateAsync(language, cancellationToken),
            address,
            cancellationToken);
    }

    private async Task<IReadOnlyDictionary<T, PublicPicture>> ChooseAsync<T>(
        Dictionary<T, LeadCandidates?> candidates, Func<ValueTask<string>> readState, string address, CancellationToken cancellationToken)
        where T : notnull
    {
        if (candidates.Values.All(some => some is null))
        {
            return new Dictionary<T, PublicPicture>();
        }

        var known = await files.InAsync(await readState(), cancellationToken);
        var choice = new PictureChoice(path => known.FindAsync(path, cancellationToken), site.FilesRoot(address));
        var chosen = await Task.WhenAll(candidates.Where(item => item.Value is not null)
            .Select(async item => (item.Key, Picture: await choice.OfAsync(item.Value!))));
        return chosen.Where(item => item.Picture is not null).ToDictionary(item => item.Key, item => item.Picture!);
    }
}
