using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>A file with several articles, each of which is read as if it were a file of its own.</summary>
public sealed record ArticleList(IReadOnlyList<ListedArticle> Articles, IReadOnlyList<string> Warnings);

/// <summary>An article of a file with several.</summary>
/// <param name="Key">The key in its path.</param>
/// <param name="Title">The title that the file states; null for none.</param>
/// <param name="Content">The article as a file by itself.</param>
/// <param name="Refusal">Why it can't be read, in words for an editor; null for most.</param>
public sealed record ListedArticle(string Key, string? Title, ReadOnlyMemory<byte> Content, string? Refusal = null)
{
    /// <summary>
    /// A digest of the content. Files have an ETag of the storage; with this one, only articles that have changed are read again when
    /// their file changes.
    /// </summary>
    public string ETag => Digest.Of($"{Refusal}\n{Convert.ToHexString(Content.Span)}")[..26];
}
