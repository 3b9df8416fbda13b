using Newsroom.Publishing.Translating;
using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Translation.Xliff;

namespace Newsroom.Http.Articles;

/// <summary><c>/api/articles/{id}/{lang}/export</c>: an article for translators.</summary>
public sealed class ExportFunctions(ArticleStore articles, EditionStore bodies, HumanEditions humans, XliffWriter xliff, SiteOptions site)
{
    private const string ContentType = "application/xliff+xml; charset=utf-8";

    [Function("ArticleExport")]
    [Operation(
        "An article and its translation into a language, sentence by sentence, as a file for translators' tools (XLIFF 2.1). Uploaded beside the original, it is a translation by a person.",
        ContentType = "application/xliff+xml", Problems = [400, 404, 410])]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}/{lang}/export")] HttpRequest request,
        string id,
        string lang,
        CancellationToken cancellationToken) => request.AnswerAsync(async () =>
    {
        var language = RequestReading.Language(lang);
        var (article, original, body) = await articles.FindOriginalAsync(bodies, id, cancellationToken);
        if (original.Language == language)
        {
            throw ProblemException.BadRequest($"'{language}' is the language of the original: name the language to translate it into.");
        }

        var (kind, known) = await KnownAsync(article, language, cancellationToken);
        var file = xliff.Write(new Skeleton(article.Id, original.Path!, original.Version, body), language, kind, known)
            ?? throw ProblemException.BadRequest("The article has no sentence to translate.");
        return file.Length <= site.MaxFileBytes
            ? new Answer(file, ContentType, language: language, fileName: $"{new BlobPath(original.Path!).Name}.{language}.xlf").To(request)
            : throw ProblemException.BadRequest($"The article is too long for this: the file would have {file.Length / 1048576.0:0.#} MB, and could not be uploaded.");
    });

    /// <summary>Who made the translation, and its sentences: of one that waits for review, those.</summary>
    private async Task<(EditionKind? Kind, IReadOnlyList<AlignedSegment> Segments)> KnownAsync(Article article, string language, CancellationToken cancellationToken)
    {
        if (article.InReview.FirstOrDefault(review => review.Language == language) is { } held
            && await bodies.ReadAlignmentAsync(article.Id, held.Version, language, cancellationToken) is { } alignment)
        {
            return (EditionKind.Machine, alignment.Segments);
        }

        return article.In(language) is { } edition ? (edition.Kind, await humans.SegmentsAsync(article, edition, cancellationToken)) : (null, []);
    }
}
