using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>
/// Writes an article and its translation for translation programs (XLIFF 2.1). Title, summary, events and each line of the body are a
/// unit, each sentence is a segment. The original is in the file, so that the edition can be made from the file alone. If libxml2 or .NET
/// loads and saves the file, it stays the same (but for a space in empty elements).
/// </summary>
public sealed class XliffWriter(HtmlCleaner html)
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static readonly XmlWriterSettings Plain = new() { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None };

    /// <param name="original">The original.</param>
    /// <param name="language">The target language.</param>
    /// <param name="kind">The kind of the existing translation; null if there is none.</param>
    /// <param name="known">The sentences of that translation. Those whose source is in the original are reused.</param>
    /// <returns>The document; null if the original has no sentence.</returns>
    public byte[]? Write(Skeleton original, string language, EditionKind? kind, IReadOnlyList<AlignedSegment> known)
    {
        var memory = new Memory(known);
        var units = new SegmentedEdition(original.Body, html).Lines
            .Select((line, number) => (line.Part, line.Line, Id: XliffNames.UnitId(number)))
            .Where(unit => unit.Line.Sources.Count > 0)
            .Select(unit => WriteUnit(unit.Id, unit.Part, unit.Line, kind, memory)).ToList();
        if (units.Count == 0)
        {
            return null;
        }

        var document = new StringBuilder(Declaration);
        using (var writer = XmlWriter.Create(document, Plain))
        {
            WriteRoot(original, language, units).WriteTo(writer);
        }

        // In texts and attributes > is escaped, so " />" occurs only at the end of empty elements.
        return Encoding.UTF8.GetBytes(document.Append('\n').ToString().Replace(" />", "/>", StringComparison.Ordinal));
    }

    private static XElement WriteRoot(Skeleton original, string language, List<XElement> units)
    {
        var skeleton = JsonSerializer.Serialize(
            original with { Body = original.Body with { Text = "" } }, SkeletonJson.Readable.Skeleton);
        var path = new BlobPath(original.Path);
        var note = WriteNote("n1", "upload", $"Upload this file as {path.Stem}.{language}.xlf, beside {path.Path}.");
        var file = new XElement(
            XliffNames.File,
            new XAttribute("id", "f1"),
            new XAttribute("original", XliffText.Line(original.Path)),
            new XAttribute(XNamespace.Xml + "space", "preserve"),
            Lines(
                2,
                [
                    new XElement(XliffNames.Skeleton, XliffText.Json(skeleton)),
                    new XElement(XliffNames.Notes, Lines(3, note)),
                    .. units,
                ]));
        return new XElement(
            XliffNames.Root,
            new XAttribute("xmlns", XliffNames.Core.NamespaceName),
            new XAttribute("version", XliffNames.Version),
            new XAttribute("srcLang", original.Body.Language),
            new XAttribute("trgLang", language),
            Lines(1, file));
    }

    private XElement WriteUnit(string id, SegmentPart part, SegmentedLine line, EditionKind? kind, Memory memory)
    {
        var codes = new InlineCodes(html);
        var (pieces, notes) = (new List<XElement>(), new List<XElement>());
        AddBetween(0);
        for (var i = 0; i < line.Sources.Count; i++)
        {
            var segment = $"s{i + 1}";
            var known = memory.Take(line.Sources[i]);
            pieces.Add(WriteSegment(segment, line.Sources[i], known, kind, codes));
            foreach (var flag in known?.Flags ?? [])
            {
                notes.Add(WriteNote($"n{notes.Count + 1}", "doubtful", $"{segment}: {Explain(flag)}", appliesTo: "target"));
            }

            AddBetween(i + 1);
        }

        XElement[] data =
        [
            .. codes.Data.Select(tag => new XElement(XliffNames.Data, new XAttribute("id", tag.Id), XliffText.Nodes(tag.Tag))),
        ];
        return new XElement(
            XliffNames.Unit, new XAttribute("id", id), new XAttribute("name", part.ToString().ToLowerInvariant()),
            Lines(
                3,
                [
                    .. notes.Count == 0 ? Array.Empty<XElement>() : [new XElement(XliffNames.Notes, Lines(4, [.. notes]))],
                    .. data.Length == 0 ? Array.Empty<XElement>() : [new XElement(XliffNames.OriginalData, Lines(4, data))],
                    .. pieces,
                ]));

        void AddBetween(int number)
        {
            if (line.Between[number].Length > 0)
            {
                var source = new XElement(XliffNames.Source, codes.Source(line.Between[number]));
                pieces.Add(new XElement(XliffNames.Ignorable, Lines(4, source)));
            }
        }
    }

    private static XElement WriteSegment(string id, string source, AlignedSegment? known, EditionKind? kind, InlineCodes codes)
    {
        var written = new XElement(XliffNames.Source, codes.Source(source));
        if (known is null)
        {
            return new XElement(XliffNames.Segment, new XAttribute("id", id), new XAttribute("state", "initial"), Lines(4, written));
        }

        var isHuman = kind == EditionKind.Human;
        return new XElement(
            XliffNames.Segment,
            new XAttribute("id", id),
            new XAttribute("state", isHuman ? "reviewed" : "translated"),
            isHuman ? null : new XAttribute("subState", XliffNames.Prefix + (known.Flags is { Count: > 0 } ? "doubtful" : "machine")),
            Lines(4, written, new XElement(XliffNames.Target, codes.Target(known.Target))));
    }

    private static XElement WriteNote(string id, string category, string text, string? appliesTo = null) => new(
        XliffNames.Note,
        new XAttribute("id", id),
        new XAttribute("category", category),
        appliesTo is null ? null : new XAttribute("appliesTo", appliesTo),
        XliffText.Line(text));

    private static string Explain(SegmentFlag flag) => flag switch
    {
        SegmentFlag.Number => "a number of the original is missing.",
        SegmentFlag.Address => "an address of the original is missing.",
        SegmentFlag.Acronym => "an acronym of the original is missing.",
        SegmentFlag.Term => "a term of the glossary is missing.",
        SegmentFlag.Quotation => "there are fewer quotation marks than in the original.",
        SegmentFlag.Length => "it is much shorter or longer than the original.",
        SegmentFlag.Untranslated => "it is the same as the original.",
        SegmentFlag.Repetition => "it says the same words over and over.",
        _ => $"{flag}.",
    };

    /// <summary>Elements on separate lines: white space between them has no meaning.</summary>
    private static IEnumerable<XNode> Lines(int depth, params IReadOnlyList<XElement> elements) =>
        [.. elements.SelectMany(element => new XNode[] { Indent(depth), element }), Indent(depth - 1)];

    private static XText Indent(int depth) => new("\n" + new string(' ', 2 * depth));

    /// <summary>Translations by their sources. If a sentence is repeated, each time the next translation is taken.</summary>
    private sealed class Memory(IReadOnlyList<AlignedSegment> known)
    {
        private readonly Dictionary<string, Queue<AlignedSegment>> _known = known
            .GroupBy(segment => segment.Source)
            .ToDictionary(segments => segments.Key, segments => new Queue<AlignedSegment>(segments), StringComparer.Ordinal);

        public AlignedSegment? Take(string source) =>
            !_known.TryGetValue(source, out var segments) ? null : segments.Count > 1 ? segments.Dequeue() : segments.Peek();
    }
}
