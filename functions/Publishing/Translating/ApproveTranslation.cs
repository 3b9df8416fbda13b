using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Translating;

/// <summary>Publishes a translation as it is that was held for review.</summary>
public sealed class ApproveTranslation(ArticleStore articles, EditionStore bodies, PublishTranslation publish, TranslationProgress progress)
{
    /// <returns>False if none is held.</returns>
    public async Task<bool> ApproveAsync(string id, string language, CancellationToken cancellationToken)
    {
        Article? article = null;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await articles.LoadAsync(id, cancellationToken);
            if (stored.Article.InReview.FirstOrDefault(review => review.Language == language) is not { } review
                || await bodies.ReadAsync(id, review.Version, language, cancellationToken) is not { } body)
            {
                return true;
            }

            await bodies.ApproveAsync(id, review.Version, language, cancellationToken);
            article = await publish.TryPublishAsync(stored, review.Version, body, cancellationToken);
            return article is not null;
        });
        if (article?.Original?.Path is { } path)
        {
            await progress.RecordAsync(path, id, cancellationToken);
        }

        return article is not null;
    }
}
