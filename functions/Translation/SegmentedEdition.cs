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

    public SegmentedEdition(EditionBody original, HtmlCleaner html)
    {
        (_original, _html) = (original, html);
        _body = new SegmentedHtml(html.Parse(original.Html));
        Lines =
        [
            (SegmentPart.Title, SegmentedLine.OfWhole(original.Title)),
            (SegmentPart.Summary, SegmentedLine.Of(original.Summary ?? "")),
            .. original.Events.Select(@event => (SegmentPart.Event, SegmentedLine.OfWhole(@event.Title))),
            .. _body.Lines.Select(line => (SegmentPart.Body, line)),
        ];
        Sources = [.. Lines.SelectMany(line => line.Line.Sources.Select(source => (line.Part, source)))];
    }

    /// <summary>Title, summary, the title of each event, and the lines of the body that have a sentence.</summary>
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
        var outside = Lines.Count(line => line.Part != SegmentPart.Body);
        var plain = lines.Take(outside).Select(line => WebUtility.HtmlDecode(line).Trim()).ToList();
        var body = _html.Clean(_body.Replace(lines.Skip(outside)));
        return _original with
        {
            Title = plain[0],
            Summary = _original.Summary is null ? null : plain[1],
            Events = [.. _original.Events.Select((@event, i) => @event with { Title = plain[2 + i] })],
            Html = HtmlWriter.Inner(body),
            Text = HtmlText.Of(body),
        };
    }

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
