namespace Newsroom.Content;

/// <summary>An uploaded file. <see cref="Content"/> is null if the file is larger than the site accepts.</summary>
public sealed record Upload(BlobPath Path, string ETag, DateTimeOffset Uploaded, long Size, ReadOnlyMemory<byte>? Content)
{
    /// <summary>The article that it is an edition of.</summary>
    public string ArticleId { get; init; } = Path.ArticleId;

    /// <summary>Which part of a file it is: reading it may take that part of the time.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether it is no article, but a file that articles can refer to: its content is read elsewhere.</summary>
    public bool IsFile { get; init; }

    /// <summary>What a PDF is; null for all other files.</summary>
    public PdfUse? Use { get; init; }

    /// <summary>Why it can't be read whatever its content is, in words for an editor; null for most.</summary>
    public string? Refusal { get; init; }
}
