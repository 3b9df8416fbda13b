using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Documents;
using static Newsroom.Reading.Formats.OpenDocument.OpenDocumentNames;

namespace Newsroom.Reading.Formats.OpenDocument;

/// <summary>
/// The parts of an OpenDocument file. They are checked before a tree is made of them, and nothing outside is ever fetched.
/// </summary>
/// <param name="Text">The text (<c>office:text</c>).</param>
/// <param name="Styles">The elements that hold styles.</param>
/// <param name="Properties">What the document says about itself; null for nothing.</param>
internal sealed record OpenDocumentSource(XElement Text, IReadOnlyList<XElement> Styles, XElement? Properties)
{
    /// <summary>The whole file, if it is an archive; else empty.</summary>
    public ReadOnlyMemory<byte> Archive { get; private init; }

    /// <summary>The lines in headers and footers: they are not published, but may say until when the text is not.</summary>
    public IReadOnlyList<string> Margins { get; private init; } = [];

    private const int MaxMargins = 24;

    /// <summary>The maximum number of elements in one part. A book has fewer.</summary>
    private const int MaxElements = 150_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <exception cref="UnreadableException">The file has another format, a password, or an error, or it is a zip bomb.</exception>
    public static OpenDocumentSource Open(ReadOnlyMemory<byte> content)
    {
        if (content.Span.IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            throw new UnreadableException("The file is empty.");
        }

        try
        {
            using var file = new MemoryStream(content.ToArray(), writable: false);
            return content.Span.StartsWith("PK"u8) ? FromArchive(file) with { Archive = content } : Of([Load(file)]);
        }
        catch (XmlException error) when (error.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new UnreadableException(
                "The document declares a document type (DTD), which is not allowed. Open it in a word processor and save it again.", error);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new UnreadableException(
                "The file is not an OpenDocument text, or it is damaged. Open it in a word processor, save it and upload it again.", error);
        }
    }

    private static OpenDocumentSource FromArchive(MemoryStream file)
    {
        ZipGuard.Check(file, "OpenDocument text");
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        if (Part(archive, "META-INF/manifest.xml") is { } manifest
            && manifest.Descendants().Any(element => element.Name.LocalName == "encryption-data"))
        {
            throw new UnreadableException(ZipGuard.Protected);
        }

        var content = Part(archive, "content.xml") ?? throw new UnreadableException("The file is not an OpenDocument text (.odt).");
        return Of([content, .. new[] { Part(archive, "styles.xml"), Part(archive, "meta.xml") }.OfType<XElement>()]);
    }

    private static OpenDocumentSource Of(IReadOnlyList<XElement> roots)
    {
        var body = roots.Select(root => root.Element(Office + "body")).FirstOrDefault(found => found is not null);
        var text = body?.Element(Office + "text") ?? throw new UnreadableException(
            body?.Elements().FirstOrDefault()?.Name.LocalName is { } kind
                ? $"The file is an OpenDocument {kind}, not a text."
                : "The file is not an OpenDocument text.");
        return new OpenDocumentSource(
            text,
            [.. roots.SelectMany(root => new[] { root.Element(Office + "styles"), root.Element(Office + "automatic-styles") })
                .OfType<XElement>()],
            roots.Select(root => root.Element(Office + "meta")).FirstOrDefault(meta => meta is not null))
        {
            Margins =
            [
                .. roots.SelectMany(root => root.Element(Office + "master-styles")?.Descendants() ?? [])
                    .Where(element => element.Name == OpenDocumentNames.Text + "p" || element.Name == OpenDocumentNames.Text + "h")
                    .Select(line => Block.Line(line.Value)).Where(line => line.Length > 0).Distinct().Take(MaxMargins),
            ],
        };
    }

    private static XElement? Part(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var part = entry.Open();
        using var content = new MemoryStream();
        part.CopyTo(content);
        content.Position = 0;
        return Load(content);
    }

    private static XElement Load(MemoryStream part)
    {
        XmlGuard.Check(part, MaxElements);
        part.Position = 0;
        using var reader = XmlReader.Create(part, Settings);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
