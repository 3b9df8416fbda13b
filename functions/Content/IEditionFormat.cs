namespace Newsroom.Content;

/// <summary>A kind of file that has an edition as it is to be published: nothing in it has to be found, and nothing is cut.</summary>
public interface IEditionFormat
{
    /// <summary>Extensions of such files, in lower case and without the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <param name="path">Where the file lies.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="UnreadableException">The file gives no edition of the article of that path; the message says why.</exception>
    Draft Read(BlobPath path, ReadOnlyMemory<byte> content);
}
