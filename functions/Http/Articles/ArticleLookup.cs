using Newsroom.Content;
using Newsroom.Http.Problems;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Articles;

/// <summary>Finds one article for readers.</summary>
internal static class ArticleLookup
{
    private const int MaxAttempts = 3;

    /// <summary>The edition in a language; the original while there is none.</summary>
    /// <exception cref="ProblemException">404 if the article never existed, 410 if it was withdrawn.</exception>
    public static Task<(Article Article, Edition Edition, EditionBody Body)> FindEditionAsync(
        this ArticleStore articles, EditionStore bodies, string id, string language, CancellationToken cancellationToken) =>
        articles.FindAsync(
            bodies, id, article => article.In(language) ?? article.Original ?? article.Live.FirstOrDefault(), cancellationToken);

    /// <summary>The edition in the language in which the article was written.</summary>
    /// <inheritdoc cref="FindEditionAsync"/>
    public static Task<(Article Article, Edition Edition, EditionBody Body)> FindOriginalAsync(
        this ArticleStore articles, EditionStore bodies, string id, CancellationToken cancellationToken) =>
        articles.FindAsync(bodies, id, article => article.Original, cancellationToken);

    private static async Task<(Article Article, Edition Edition, EditionBody Body)> FindAsync(
        this ArticleStore articles,
        EditionStore bodies,
        string id,
        Func<Article, Edition?> select,
        CancellationToken cancellationToken)
    {
        if (id.Length != 13 || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw ProblemException.NotFound("An article's id has 13 letters and digits.");
        }

        id = id.ToLowerInvariant();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var (article, etag) = await articles.LoadAsync(id, cancellationToken);
            if (select(article) is not { } edition)
            {
                throw etag is null || article.Editions.IsEmpty ? ProblemException.NotFound($"There is no article '{id}'.") : Withdrawn();
            }

            // A body is deleted after the next version is published: then the article's row names the next one.
            if (await bodies.ReadAsync(id, edition.Version, edition.Language, cancellationToken) is { } body)
            {
                return (article, edition, body);
            }
        }

        throw Withdrawn();
    }

    private static ProblemException Withdrawn() => ProblemException.Gone("This article was withdrawn.");
}
