using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Search;
using Newsroom.Search.Index;

namespace Newsroom.Pages;

/// <summary>
/// Articles that are about the same as another, in its language: those that a search for the words of its title and its tags finds best.
/// </summary>
public sealed class RelatedArticles(Searcher searcher, SearchIndex index)
{
    private const int Max = 4;
    private const int MaxWords = 24;
    private const int MinLetters = 3;

    /// <summary>A hit whose score is a smaller share of that of the article itself has a word or two in common by chance.</summary>
    private const double MinShare = 0.25;

    internal async Task<IReadOnlyList<SearchHit>> FindAsync(Edition edition, CancellationToken cancellationToken)
    {
        var query = Query(edition);
        if (query.Length == 0)
        {
            return [];
        }

        // The page is kept until the next publication: it must not come from a view of the index that is older than the last one.
        index.Of(edition.Language).Invalidate();
        var results = await searcher.SearchAsync(new SearchRequest(query, edition.Language) { Limit = Max + 1 }, cancellationToken);
        var best = results.Items.Select(hit => hit.Score).DefaultIfEmpty().Max();
        return [.. results.Items.Where(hit => hit.Article != edition.Article && hit.Score >= MinShare * best).Take(Max)];
    }

    /// <summary>Words without the signs that mean something in a query.</summary>
    private static string Query(Edition edition)
    {
        var text = new StringBuilder();
        foreach (var letter in edition.Tags.Prepend(edition.Title).SelectMany(part => part.Append(' ')))
        {
            var isPart = char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
            text.Append(isPart ? char.ToLowerInvariant(letter) : ' ');
        }

        return string.Join(' ', text.ToString().Split(' ').Where(word => word.Length >= MinLetters).Distinct().Take(MaxWords));
    }
}
