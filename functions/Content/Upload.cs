namespace Newsroom.Content;

/// <summary>An uploaded file. <see cref="Content"/> is null if the file is larger than the site accepts.</summary>
public sealed record Upload(BlobPath Path, string ETag, DateTimeOffset Uploaded, long Size, ReadOnlyMemory<byte>? Content)
{
    /// <summary>The article that it is an edition of.</summary>
    public string ArticleId { get; init; } = Path.ArticleId;
}
