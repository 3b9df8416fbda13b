using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary>One article as readers ask for it.</summary>
internal static class ArticleLookup
{
    private const int MostTries = 3;

    /// <summary>The edition in a language; while there is none, the original.</summary>
    /// <exception cref="ProblemException">404 where there was never such an article, 410 where it was withdrawn.</exception>
    public static Task<(Article Article, Edition Edition, EditionBody Body)> FindEditionAsync(
        this ArticleStore articles, EditionStore bodies, string id, string language, CancellationToken cancellationToken) =>
        articles.FindAsync(bodies, id, article => article.In(language) ?? article.Original ?? article.Live.FirstOrDefault(), cancellationToken);

    /// <summary>The edition in the language in which the article was written.</summary>
    /// <inheritdoc cref="FindEditionAsync"/>
    public static Task<(Article Article, Edition Edition, EditionBody Body)> FindOriginalAsync(
        this ArticleStore articles, EditionStore bodies, string id, CancellationToken cancellationToken) =>
        articles.FindAsync(bodies, id, article => article.Original, cancellationToken);

    private static async Task<(Article Article, Edition Edition, EditionBody Body)> FindAsync(
        this ArticleStore articles, EditionStore bodies, string id, Func<Article, Edition?> which, CancellationToken cancellationToken)
    {
        if (id.Length != 13 || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw ProblemException.NotFound("An article's id has 13 letters and digits.");
        }

        id = id.ToLowerInvariant();
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var (article, mark) = await articles.LoadAsync(id, cancellationToken);
            if (which(article) is not { } edition)
            {
                throw mark is null || article.Editions.IsEmpty ? ProblemException.NotFound($"There is no article '{id}'.") : ProblemException.Gone("This article was withdrawn.");
            }

            // A body goes when the next version has come: then the article's row names that one.
            if (await bodies.ReadAsync(id, edition.Version, edition.Language, cancellationToken) is { } body)
            {
                return (article, edition, body);
            }
        }

        throw ProblemException.Gone("This article was withdrawn.");
    }
}
