using System.Globalization;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>
/// A unit that a translator has worked on. Translation programs may split its segments, join them or change the order of their
/// translations (XLIFF 2.1, 4.3.1.24, 4.8). Then the line is made from the file's pieces, and each sentence gets the pieces that begin
/// within it.
/// </summary>
internal sealed class TranslatedUnit
{
    private static readonly string[] Translated = ["translated", "reviewed", "final"];

    private TranslatedUnit(string line, IReadOnlyList<string> targets, IReadOnlyList<string> missing) =>
        (Line, Targets, Missing) = (line, targets, missing);

    /// <summary>The translated line: HTML.</summary>
    public string Line { get; }

    /// <summary>The translations of its sentences.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Sentences without a translation.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <exception cref="UnreadableException">The unit does not match the original.</exception>
    public static TranslatedUnit Read(XElement unit, SegmentPart part, SegmentedLine original, HtmlCleaner html)
    {
        var reader = new InlineReader(unit, isPlain: part != SegmentPart.Body);
        List<Piece> pieces =
        [
            .. unit.Elements()
                .Where(element => element.Name == XliffNames.Segment || element.Name == XliffNames.Ignorable)
                .Select((element, i) => Piece.Read(element, i, reader)),
        ];
        string[] missing = [.. pieces.Where(piece => piece.IsMissing).Select(piece => piece.Text.Trim())];
        var segments = pieces.Where(piece => piece.IsSegment).ToList();
        var isCutAsWritten = segments.Select(segment => Letters(segment.Text))
            .SequenceEqual(original.Sources.Select(source => Letters(Plain(source, html))));
        if (isCutAsWritten && pieces.All(piece => piece.Order is null))
        {
            List<string> targets = [.. segments.Select(segment => Safe(segment.Html, html))];
            using var next = targets.GetEnumerator();
            return new TranslatedUnit(original.Replace(next), targets, missing);
        }

        // Orders count all pieces of the unit from 1.
        var line = string.Concat(pieces.OrderBy(piece => piece.Order ?? piece.Number + 1).Select(piece => piece.Html));
        List<string> distributed = [.. Distribute(pieces, original, html).Select(target => Safe(target, html))];
        return new TranslatedUnit(line, distributed, missing);
    }

    /// <summary>Assigns each translation to the sentence in which its source begins.</summary>
    private static string[] Distribute(List<Piece> pieces, SegmentedLine original, HtmlCleaner html)
    {
        var ends = new List<int>();
        var end = 0;
        foreach (var (source, between) in original.Sources.Zip(original.Between))
        {
            end += Letters(Plain(between, html)) + Letters(Plain(source, html));
            ends.Add(end);
        }

        var targets = new string[original.Sources.Count];
        var (at, sentence, gap) = (0, 0, "");
        foreach (var piece in pieces)
        {
            if (piece.IsSegment)
            {
                while (at >= ends[sentence] && sentence < targets.Length - 1)
                {
                    sentence++;
                }

                targets[sentence] = targets[sentence] is { } begun ? begun + gap + piece.Html : piece.Html;
                gap = "";
            }
            else
            {
                gap += piece.Html;
            }

            at += Letters(piece.Text);
        }

        return [.. targets.Select(target => target ?? "")];
    }

    private static string Plain(string fragment, HtmlCleaner html) => html.Parse(fragment).TextContent;

    private static int Letters(string text) => text.Count(c => !char.IsWhiteSpace(c));

    /// <summary>Cleans each target by itself, so that an element that is left open ends with its sentence.</summary>
    private static string Safe(string target, HtmlCleaner html) =>
        target.Contains('<', StringComparison.Ordinal) ? HtmlWriter.Inner(html.Clean(target)) : target;

    /// <summary>A segment, or text between segments.</summary>
    /// <param name="Number">Its position in the unit, from 0.</param>
    /// <param name="IsSegment">Whether it must be translated.</param>
    /// <param name="Text">The original text, without codes.</param>
    /// <param name="Html">The translation; the original if nothing must be translated.</param>
    /// <param name="Order">Position of the translation, if it is another.</param>
    /// <param name="IsMissing">Whether it is not translated.</param>
    private sealed record Piece(int Number, bool IsSegment, string Text, string Html, int? Order, bool IsMissing)
    {
        public static Piece Read(XElement element, int number, InlineReader reader)
        {
            var source = element.Element(XliffNames.Source) ?? new XElement(XliffNames.Source);
            var target = element.Element(XliffNames.Target);
            var text = InlineReader.Text(source);

            // Translation programs write empty targets for untranslated segments. If the translator wants an empty target, the state says
            // so.
            var isTranslated = target is not null && (target.Elements().Any()
                || !string.IsNullOrWhiteSpace(target.Value)
                || Translated.Contains(element.Attribute("state")?.Value));
            int? order = int.TryParse(target?.Attribute("order")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
                ? stated
                : null;
            var isSegment = element.Name == XliffNames.Segment;
            return new Piece(
                number,
                isSegment,
                text,
                reader.Read(isTranslated ? target! : source),
                order,
                isSegment && !isTranslated && text.Any(char.IsLetter));
        }
    }
}
