using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Publishing.Translating;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Newsroom.Translation.Xliff;

namespace Newsroom.Http.Articles;

/// <summary><c>/api/articles/{id}/{lang}/export</c>: an article for translators.</summary>
public sealed class ExportFunctions(
    ArticleStore articles, EditionStore bodies, HumanEditions humans, XliffWriter xliff, SiteOptions site)
{
    private const string ContentType = "application/xliff+xml; charset=utf-8";
    private const double BytesPerMegabyte = 1_048_576;

    [Function("ArticleExport")]
    [Operation(
        "An article and its translation into a language, sentence by sentence, as a file for translators' tools (XLIFF 2.1). "
        + "Uploaded beside the original, it is a translation by a person.",
        ContentType = "application/xliff+xml", Problems = [400, 404, 410])]
    public Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}/{lang}/export")] HttpRequest request,
        string id,
        string lang,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        var language = RequestParameters.Language(lang);
        var (article, original, body) = await articles.FindOriginalAsync(bodies, id, cancellationToken);
        if (original.Language == language)
        {
            throw ProblemException.BadRequest($"'{language}' is the language of the original: name the language to translate it into.");
        }

        var (kind, segments) = await ReadTranslationAsync(article, language, cancellationToken);
        var file = xliff.Write(new Skeleton(article.Id, original.Path!, original.Version, body), language, kind, segments)
            ?? throw ProblemException.BadRequest("The article has no sentence to translate.");
        var fileName = $"{new BlobPath(original.Path!).Name}.{language}.xlf";
        return file.Length <= site.MaxFileBytes
            ? new CachedResponse(file, ContentType, language: language, fileName: fileName).ToResult(request)
            : throw ProblemException.BadRequest(
                $"The article is too long for this: the file would have {file.Length / BytesPerMegabyte:0.#} MB, "
                + "and could not be uploaded.");
    });

    /// <summary>The kind of the translation and its sentences. A translation that waits for review comes first.</summary>
    private async Task<(EditionKind? Kind, IReadOnlyList<AlignedSegment> Segments)> ReadTranslationAsync(
        Article article, string language, CancellationToken cancellationToken)
    {
        if (article.InReview.FirstOrDefault(review => review.Language == language) is { } held
            && await bodies.ReadAlignmentAsync(article.Id, held.Version, language, cancellationToken) is { } alignment)
        {
            return (EditionKind.Machine, alignment.Segments);
        }

        return article.In(language) is { } edition
            ? (edition.Kind, await humans.SegmentsAsync(article, edition, cancellationToken))
            : (null, []);
    }
}
