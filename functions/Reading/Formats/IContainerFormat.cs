namespace Newsroom.Reading.Formats;

/// <summary>A kind of file that has pictures or attachments in it.</summary>
public interface IContainerFormat : IFormat
{
    /// <summary>A file inside, by its name in <see cref="Page.Embedded"/>; null if there is none.</summary>
    /// <param name="content">The bytes of the file that it is in, which was read before.</param>
    /// <param name="name">The name.</param>
    ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name);
}
