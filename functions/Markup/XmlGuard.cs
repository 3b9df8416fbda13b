using System.Xml;
using Newsroom.Content;

namespace Newsroom.Markup;

/// <summary>
/// Reads XML once before a library builds a tree of it: with methods that call themselves, or that go up to the root for each element.
/// </summary>
internal static class XmlGuard
{
    private const int MaxDepth = 256;

    // What is read here has no document type definition; entities that stand for each other grow without end.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableException">It is nested too deeply, or has too many elements.</exception>
    /// <exception cref="XmlException">It is no well-formed XML, or has a document type definition.</exception>
    public static void Check(Stream part, int mostElements)
    {
        using var reader = XmlReader.Create(part, Settings);
        for (var elements = 0; reader.Read(); elements += reader.NodeType == XmlNodeType.Element ? 1 : 0)
        {
            if (reader.Depth > MaxDepth)
            {
                throw new UnreadableException(
                    $"The document is nested too deeply: elements stand more than {MaxDepth} deep inside each other.");
            }

            if (elements > mostElements)
            {
                throw new UnreadableException($"The document is too large: a part of it has more than {mostElements:N0} elements.");
            }
        }
    }
}
