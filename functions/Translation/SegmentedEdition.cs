using System.Net;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>All sentences of an edition, in the order of the article.</summary>
internal sealed class SegmentedEdition
{
    private readonly EditionBody _original;
    private readonly HtmlCleaner _html;
    private readonly SegmentedHtml _body;
    private readonly PictureLines _pictures;

    public SegmentedEdition(EditionBody original, HtmlCleaner html)
    {
        (_original, _html) = (original, html);
        var parsed = html.Parse(original.Html);
        _pictures = new PictureLines(original, parsed);
        _body = new SegmentedHtml(parsed);
        Lines =
        [
            (SegmentPart.Title, SegmentedLine.OfWhole(original.Title)),
            (SegmentPart.Summary, SegmentedLine.Of(original.Summary ?? "")),
            .. original.Events.Select(@event => (SegmentPart.Event, SegmentedLine.OfWhole(@event.Title))),
            .. _body.Lines.Select(line => (SegmentPart.Body, line)),
            .. _pictures.Lines.Select(line => (SegmentPart.Picture, line)),
        ];
        Sources = [.. Lines.SelectMany(line => line.Line.Sources.Select(source => (line.Part, source)))];
    }

    /// <summary>Title, summary, the title of each event, the lines of the body that have a sentence, and the texts of pictures.</summary>
    public IReadOnlyList<(SegmentPart Part, SegmentedLine Line)> Lines { get; }

    /// <summary>HTML of inline elements, one sentence each. Sentences without letters are left out.</summary>
    public IReadOnlyList<(SegmentPart Part, string Text)> Sources { get; }

    /// <summary>Replaces the sentences of the edition. It can be called once.</summary>
    /// <param name="targets">One sentence for each source.</param>
    public EditionBody Replace(IReadOnlyList<string> targets)
    {
        using var next = targets.GetEnumerator();
        return ReplaceLines([.. Lines.Select(line => line.Line.Replace(next))]);
    }

    /// <summary>Replaces the lines of the edition. It can be called once.</summary>
    /// <param name="lines">One line of HTML for each of <see cref="Lines"/>.</param>
    public EditionBody ReplaceLines(IReadOnlyList<string> lines)
    {
        var pictures = Lines.Count - _pictures.Lines.Count;
        var before = Lines.Count(line => line.Part is not (SegmentPart.Body or SegmentPart.Picture));
        var plain = lines.Take(before).Select(Plain).ToList();
        var body = _html.Clean(_body.Replace(lines.Take(pictures).Skip(before)));
        var translated = _pictures.Apply(_original, body, [.. lines.Skip(pictures).Select(Plain)]);
        return translated with
        {
            Title = plain[0],
            Summary = _original.Summary is null ? null : plain[1],
            Events = [.. _original.Events.Select((@event, i) => @event with { Title = plain[2 + i] })],
            Html = HtmlWriter.Inner(body),
            Text = HtmlText.Of(body),
            Aliases = null,
        };
    }

    private static string Plain(string line) => WebUtility.HtmlDecode(line).Trim();

    /// <summary>
    /// Pairs the sentences of an edition and its translation by position. Lines are paired if a part has the same number of them in both,
    /// and sentences if a line has.
    /// </summary>
    public static IEnumerable<AlignedSegment> Align(SegmentedEdition original, SegmentedEdition translation)
    {
        var translated = translation.Lines.ToLookup(line => line.Part, line => line.Line);
        return
            from part in original.Lines.GroupBy(line => line.Part, line => line.Line)
            where part.Count() == translated[part.Key].Count()
            from pair in part.Zip(translated[part.Key])
            where pair.First.Sources.Count == pair.Second.Sources.Count
            from sentence in pair.First.Sources.Zip(pair.Second.Sources)
            select new AlignedSegment(part.Key, sentence.First, sentence.Second);
    }
}
