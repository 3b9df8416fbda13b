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
            .. original.Events.Select(happening => (SegmentPart.Event, SegmentedLine.OfWhole(happening.Title))),
            .. _body.Lines.Select(line => (SegmentPart.Body, line)),
        ];
        Sources = [.. Lines.SelectMany(line => line.Line.Sources.Select(source => (line.Part, source)))];
    }

    /// <summary>Title, summary, the title of each event, and the lines of the body that have a sentence.</summary>
    public IReadOnlyList<(SegmentPart Part, SegmentedLine Line)> Lines { get; }

    /// <summary>HTML of inline elements, a sentence each. What has no letters is not among them.</summary>
    public IReadOnlyList<(SegmentPart Part, string Text)> Sources { get; }

    /// <summary>The edition with other sentences in place of its own; to be asked for once.</summary>
    /// <param name="targets">As many as there are sources.</param>
    public EditionBody Replace(IReadOnlyList<string> targets)
    {
        using var next = targets.GetEnumerator();
        return ReplaceLines([.. Lines.Select(line => line.Line.Replace(next))]);
    }

    /// <summary>The edition with other lines in place of its own; to be asked for once.</summary>
    /// <param name="lines">As many as there are <see cref="Lines"/>: HTML.</param>
    public EditionBody ReplaceLines(IReadOnlyList<string> lines)
    {
        var outside = Lines.Count(line => line.Part != SegmentPart.Body);
        var plain = lines.Take(outside).Select(line => WebUtility.HtmlDecode(line).Trim()).ToList();
        var body = _html.Clean(_body.Replace(lines.Skip(outside)));
        return _original with
        {
            Title = plain[0],
            Summary = _original.Summary is null ? null : plain[1],
            Events = [.. _original.Events.Select((happening, i) => happening with { Title = plain[2 + i] })],
            Html = HtmlWriter.Inner(body),
            Text = HtmlText.Of(body),
        };
    }

    /// <summary>
    /// Two editions of which one is a translation of the other: the sentences that stand in the same place. Lines are taken as pairs where a part has as many in both,
    /// and sentences where a line has.
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
