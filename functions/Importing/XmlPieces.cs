using System.Text;
using System.Xml;
using System.Xml.Linq;
using Newsroom.Content;

namespace Newsroom.Importing;

/// <summary>
/// Reads feeds and exports in XML piece by piece, as they can have hundreds of megabytes: each piece is a child of the channel. Document
/// types and their entities are refused. Control characters, which WordPress leaves in, are left out.
/// </summary>
internal static class XmlPieces
{
    private const int MaxDeclaration = 400;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The children of the channel or the feed, in their order. Each is forgotten when the next one is read.</summary>
    /// <exception cref="XmlException">It is broken from there on, or has a document type.</exception>
    /// <exception cref="UnreadableException">It is no feed.</exception>
    public static IEnumerable<XElement> Read(FileInfo file)
    {
        using var text = Open(file);
        using var reader = XmlReader.Create(text, Settings);
        reader.MoveToContent();
        var depth = reader.LocalName switch
        {
            "rss" => 2,
            "feed" or "RDF" => 1,
            var other => throw new UnreadableException($"The file is neither a WordPress export nor a feed: it begins with <{other}>."),
        };
        if (reader.XmlLang.Length > 0)
        {
            yield return new XElement("language", reader.XmlLang);
        }

        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }
    }

    /// <summary>
    /// The text of the first child with this name, in whichever version of a namespace that contains a part; null if empty.
    /// </summary>
    public static string? Text(this XElement element, string name, string inNamespace = "")
    {
        var child = element.Elements().FirstOrDefault(
            one => one.Name.LocalName == name && one.Name.NamespaceName.Contains(inNamespace, StringComparison.Ordinal));
        return child?.Value.Trim() is { Length: > 0 } text ? text : null;
    }

    private static CleanReader Open(FileInfo file)
    {
        var stream = file.OpenRead();
        var head = new byte[MaxDeclaration];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return new CleanReader(new StreamReader(stream, EncodingOf(head.AsSpan(0, length)), detectEncodingFromByteOrderMarks: true));
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> head)
    {
        var declaration = Encoding.Latin1.GetString(head);
        var end = declaration.IndexOf("?>", StringComparison.Ordinal);
        var at = declaration.IndexOf("encoding=", StringComparison.Ordinal);
        if (end < 0 || at < 0 || at > end)
        {
            return Encoding.UTF8;
        }

        var name = declaration[(at + "encoding=".Length)..end].Trim().Trim('"', '\'').Split('"', '\'')[0];
        return CodePagesEncodingProvider.Instance.GetEncoding(name) is { } known ? known
            : name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            : Encoding.UTF8;
    }

    /// <summary>Leaves out what XML does not allow.</summary>
    private sealed class CleanReader(StreamReader reader) : TextReader
    {
        public override int Peek()
        {
            while (reader.Peek() is >= 0 and var next && !IsAllowed((char)next))
            {
                reader.Read();
            }

            return reader.Peek();
        }

        public override int Read() => Peek() < 0 ? -1 : reader.Read();

        public override int Read(char[] buffer, int index, int count)
        {
            while (true)
            {
                var read = reader.Read(buffer, index, count);
                var kept = 0;
                for (var i = index; i < index + read; i++)
                {
                    if (IsAllowed(buffer[i]))
                    {
                        buffer[index + kept++] = buffer[i];
                    }
                }

                if (kept > 0 || read == 0)
                {
                    return kept;
                }
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                reader.Dispose();
            }

            base.Dispose(disposing);
        }

        private static bool IsAllowed(char c) => c is >= ' ' and not ('\uFFFE' or '\uFFFF') or '\t' or '\n' or '\r';
    }
}
