using System.Xml;
using Newsroom.Content;

namespace Newsroom.Markup;

/// <summary>
/// Reads XML once before a library builds a tree of it with recursive methods, or with methods that go up to the root for each element.
/// </summary>
internal static class XmlGuard
{
    private const int MaxDepth = 256;

    // No document type definitions: these files have none, and entities that refer to each other can grow without limit.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableException">The XML is nested too deeply, or has too many elements.</exception>
    /// <exception cref="XmlException">The XML is not well-formed, or has a document type definition.</exception>
    public static void Check(Stream part, int maxElements)
    {
        using var reader = XmlReader.Create(part, Settings);
        for (var elements = 0; reader.Read(); elements += reader.NodeType == XmlNodeType.Element ? 1 : 0)
        {
            if (reader.Depth > MaxDepth)
            {
                throw new UnreadableException(
                    $"The document is nested too deeply: elements stand more than {MaxDepth} deep inside each other.");
            }

            if (elements > maxElements)
            {
                throw new UnreadableException($"The document is too large: a part of it has more than {maxElements:N0} elements.");
            }
        }
    }
}
