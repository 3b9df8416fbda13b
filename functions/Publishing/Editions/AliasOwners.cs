using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Editions;

/// <summary>
/// Which article an old address leads to. Several can state the same one: then it leads to the one that was published here first. What
/// the articles' rows say counts; the table of aliases only says where to look.
/// </summary>
public sealed class AliasOwners(AliasStore aliases, ArticleStore articles)
{
    /// <summary>Max editions with one address that are looked at.</summary>
    private const int MaxRead = 20;

    /// <summary>The editions that state an address: those of live articles, the oldest first, then those of withdrawn ones.</summary>
    /// <param name="key">See <see cref="OldAddress.KeyOf"/>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<(Article Article, Edition Edition)>> FindAsync(string key, CancellationToken cancellationToken)
    {
        var claims = (await aliases.FindAsync(key, cancellationToken)).Take(MaxRead).ToList();
        var loaded = await Task.WhenAll(
            claims.Select(claim => claim.Article).Distinct().Select(id => articles.LoadAsync(id, cancellationToken)));
        return
        [
            .. from stored in loaded
               from edition in stored.Article.Editions.Values
               where edition.Aliases?.Contains(key) == true
               orderby stored.Article.Withdrawn, FirstPublished(stored.Article, edition), edition.Withdrawn, stored.Article.Id
               select (stored.Article, edition),
        ];
    }

    /// <summary>
    /// Which other articles state addresses of this one. Its own are in the table by now: so of two that come at the same time, at least
    /// one has a warning.
    /// </summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(Article article, EditionBody body, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        foreach (var address in body.Aliases ?? [])
        {
            var owners = await FindAsync(OldAddress.KeyOf(address), cancellationToken);
            var others = owners.Where(owner => owner.Article.Id != article.Id && !owner.Article.Withdrawn).ToList();
            if (others.Count > 0)
            {
                var isFirst = owners[0].Article.Id == article.Id;
                warnings.Add($"The alias '{address}' is also one of {others[0].Edition.Path ?? others[0].Article.Id}. It leads "
                    + (isFirst ? "here, as this article was published first." : "there, as that article was published first."));
            }
        }

        return warnings;
    }

    private static DateTimeOffset FirstPublished(Article article, Edition edition) =>
        article.Sources.Where(source => source.Path == edition.Path).Select(source => source.FirstPublished)
            .DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}
