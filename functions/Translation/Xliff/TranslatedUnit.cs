using System.Globalization;
using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation.Xliff;

/// <summary>
/// A unit that a translator has worked on. Tools may cut its segments further, join them or put their translations in another order (XLIFF 2.1, 4.3.1.24, 4.8): then the line is made
/// from the file's pieces, and a sentence has what begins where it begins.
/// </summary>
internal sealed class TranslatedUnit
{
    private static readonly string[] Translated = ["translated", "reviewed", "final"];

    private TranslatedUnit(string line, IReadOnlyList<string> targets, IReadOnlyList<string> missing) => (Line, Targets, Missing) = (line, targets, missing);

    /// <summary>The line in the other language: HTML.</summary>
    public string Line { get; }

    /// <summary>The translations of its sentences.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>Sentences that have none.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <exception cref="UnreadableException">It is not what the original has there.</exception>
    public static TranslatedUnit Read(XElement unit, SegmentPart part, SegmentedLine original, HtmlCleaner html)
    {
        var reader = new InlineReader(unit, isPlain: part != SegmentPart.Body);
        List<Piece> pieces = [.. unit.Elements().Where(element => element.Name == XliffNames.Segment || element.Name == XliffNames.Ignorable).Select((element, i) => Piece.Read(element, i, reader))];
        string[] missing = [.. pieces.Where(piece => piece.IsMissing).Select(piece => piece.Text.Trim())];
        var segments = pieces.Where(piece => piece.IsSegment).ToList();
        var isCutAsWritten = segments.Select(segment => Letters(segment.Text)).SequenceEqual(original.Sources.Select(source => Letters(Plain(source, html))));
        if (isCutAsWritten && pieces.All(piece => piece.Order is null))
        {
            List<string> targets = [.. segments.Select(segment => Safe(segment.Html, html))];
            using var next = targets.GetEnumerator();
            return new TranslatedUnit(original.Replace(next), targets, missing);
        }

        // Orders count all pieces of the unit from one.
        var line = string.Concat(pieces.OrderBy(piece => piece.Order ?? piece.Number + 1).Select(piece => piece.Html));
        return new TranslatedUnit(line, [.. Distribute(pieces, original, html).Select(target => Safe(target, html))], missing);
    }

    /// <summary>The translations by the sentences in which their sources begin.</summary>
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

    /// <summary>Each by itself, so that an element that is left open ends with its sentence.</summary>
    private static string Safe(string target, HtmlCleaner html) => target.Contains('<', StringComparison.Ordinal) ? HtmlWriter.Inner(html.Clean(target)) : target;

    /// <summary>A segment, or what stands between segments.</summary>
    /// <param name="Number">Its place in the unit, from 0.</param>
    /// <param name="IsSegment">Whether it is to be translated.</param>
    /// <param name="Text">What the original says, without codes.</param>
    /// <param name="Html">What the translation says; the original's where nothing is to be translated.</param>
    /// <param name="Order">Place of the translation, if it is another.</param>
    /// <param name="IsMissing">Whether it is not translated.</param>
    private sealed record Piece(int Number, bool IsSegment, string Text, string Html, int? Order, bool IsMissing)
    {
        public static Piece Read(XElement element, int number, InlineReader reader)
        {
            var (source, target) = (element.Element(XliffNames.Source) ?? new XElement(XliffNames.Source), element.Element(XliffNames.Target));
            var text = InlineReader.Text(source);

            // Tools leave empty targets where nobody has been; who has been there and wants nothing says so.
            var isTranslated = target is not null
                && (target.Elements().Any() || !string.IsNullOrWhiteSpace(target.Value) || Translated.Contains(element.Attribute("state")?.Value));
            var isSegment = element.Name == XliffNames.Segment;
            return new Piece(
                number, isSegment, text, reader.Read(isTranslated ? target! : source),
                int.TryParse(target?.Attribute("order")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
                isSegment && !isTranslated && text.Any(char.IsLetter));
        }
    }
}
