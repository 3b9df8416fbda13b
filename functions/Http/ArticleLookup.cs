using Newsroom.Articles;

namespace Newsroom.Http;

/// <summary>One article as readers ask for it.</summary>
internal static class ArticleLookup
{
    /// <summary>The edition in a language; while there is none, the original.</summary>
    /// <exception cref="ProblemException">404 where there was never such an article, 410 where it was withdrawn.</exception>
    public static async Task<(Article Article, Edition Edition, EditionBody Body)> FindEditionAsync(
        this ArticleStore articles, EditionStore bodies, string id, string language, CancellationToken cancellationToken)
    {
        if (id.Length != 13 || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw ProblemException.NotFound("An article's id has 13 letters and digits.");
        }

        var (article, mark) = await articles.LoadAsync(id.ToLowerInvariant(), cancellationToken);
        var edition = article.In(language) ?? article.Original ?? article.Live.FirstOrDefault();
        if (edition is null)
        {
            throw mark is null || article.Editions.IsEmpty ? ProblemException.NotFound($"There is no article '{id}'.") : ProblemException.Gone("This article was withdrawn.");
        }

        var body = await bodies.ReadAsync(id, edition.Version, edition.Language, cancellationToken)
            ?? throw ProblemException.Gone("This article was withdrawn.");
        return (article, edition, body);
    }
}
