using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// What is to be read: the files of the container, and the articles in those that hold several (<see cref="BlobPath.List"/>). Those are
/// cut out of their file whenever they are read, so that they are always what the file says now.
/// </summary>
public sealed class UploadFiles(Inbox inbox, ArticleLists lists, ArticleReader reader, PdfFiles pdfs, ReadingGate gate)
    : IDisposable
{
    private const long MaxCached = 16 << 20;

    /// <summary>The articles of a file are read one shortly after the other.</summary>
    private static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(30);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaxCached });

    /// <summary>The file, or the article of a file, as it is now; null if it does not exist.</summary>
    public Task<Upload?> DownloadAsync(string path, CancellationToken cancellationToken) => new BlobPath(path) switch
    {
        { List: { } file } item => DownloadItemAsync(item, file, cancellationToken),
        { IsPdf: true } pdf => DownloadPdfAsync(pdf, cancellationToken),
        var other when IsFile(other) => DescribeAsync(path, cancellationToken),
        _ => inbox.DownloadAsync(path, cancellationToken),
    };

    /// <summary>
    /// Whether it is no article by its name, nor a file about articles: articles can refer to it. Of PDFs, <see cref="UseOfAsync"/> says
    /// it.
    /// </summary>
    public bool IsFile(BlobPath path) => path.IsOfSite ? !path.IsOwnPage : !path.IsCorrection && !path.IsGlossary && !reader.Reads(path);

    /// <inheritdoc cref="PdfFiles.UseOfAsync"/>
    public Task<PdfUse> UseOfAsync(BlobPath pdf, CancellationToken cancellationToken) => pdfs.UseOfAsync(pdf, cancellationToken);

    /// <inheritdoc cref="PdfFiles.IsArticle"/>
    public bool IsArticle(BlobPath path) => pdfs.IsArticle(path);

    /// <summary>Whether the file, or the article of a file, exists. If its file can't be divided now, it does.</summary>
    public async Task<bool> HasAsync(string path, CancellationToken cancellationToken) => new BlobPath(path).List is null
        ? await inbox.HasAsync(path, cancellationToken) : await DownloadAsync(path, cancellationToken) is not null;

    /// <summary>The articles of a file with several; null if it is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the waiting for others that are read.</param>
    /// <param name="key">The only article that is wanted; null for all.</param>
    /// <exception cref="UnreadableException">It can't be divided.</exception>
    public async Task<ArticleList?> DivideAsync(Upload file, CancellationToken cancellationToken, string? key = null)
    {
        using var entrance = await gate.EnterAsync(file.Size, cancellationToken);
        return lists.Read(file, key);
    }

    public void Dispose() => _cache.Dispose();

    private async Task<Upload?> DownloadItemAsync(BlobPath item, string path, CancellationToken cancellationToken)
    {
        if (await inbox.DownloadAsync(path, cancellationToken, _cache.Get<Upload>(path)) is not { } file)
        {
            return null;
        }

        if (file.Content is not { } content)
        {
            return Unreadable(item, file, "it is too large.");
        }

        _cache.Set(path, file, new MemoryCacheEntryOptions { Size = content.Length + 1, AbsoluteExpirationRelativeToNow = CacheDuration });
        try
        {
            var list = await DivideAsync(file, cancellationToken, item.ItemKey);
            return list?.Articles.FirstOrDefault(article => article.Key == item.ItemKey) is { } found
                ? new Upload(item, found.ETag, file.Uploaded, found.Content.Length, found.Content)
                {
                    Share = (double)found.Content.Length / file.Size,
                    Refusal = found.Refusal,
                }
                : null;
        }
        catch (UnreadableException reason)
        {
            return Unreadable(item, file, reason.Message);
        }
    }

    private async Task<Upload?> DownloadPdfAsync(BlobPath path, CancellationToken cancellationToken)
    {
        var use = await pdfs.UseOfAsync(path, cancellationToken);
        var upload = use == PdfUse.Article
            ? await inbox.DownloadAsync(path.Path, cancellationToken) : await DescribeAsync(path.Path, cancellationToken);
        return upload is null ? null : upload with { Use = use };
    }

    private async Task<Upload?> DescribeAsync(string path, CancellationToken cancellationToken) =>
        await inbox.DescribeAsync(path, cancellationToken) is { } file ? file with { IsFile = true } : null;

    private static Upload Unreadable(BlobPath item, Upload file, string reason) =>
        new(item, file.ETag, file.Uploaded, Size: 0, Content: default(ReadOnlyMemory<byte>)) { Refusal = $"{file.Path.Path}: {reason}" };
}
