using Newsroom.Content;

namespace Newsroom.Reading.Formats;

/// <summary>A kind of file that articles come in.</summary>
public interface IFormat
{
    /// <summary>Extensions of such files, in lower case and without the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <param name="content">The file's bytes.</param>
    /// <param name="warnings">Takes what an editor should know although the file can be read.</param>
    /// <param name="budget">Is checked now and then; null for none.</param>
    /// <exception cref="UnreadableException">The file gives no article; the message says why.</exception>
    Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null);
}
