namespace Newsroom.Content;

/// <summary>A file format that contains a complete edition: nothing has to be extracted, and nothing is cut.</summary>
public interface IEditionFormat
{
    /// <summary>Extensions of such files, in lower case, without the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <exception cref="UnreadableException">The file has no edition of the article of that path. The message says why.</exception>
    Draft Read(BlobPath path, ReadOnlyMemory<byte> content);
}
