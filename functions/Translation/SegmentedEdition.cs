using System.Net;
using Newsroom.Articles;
using Newsroom.Reading;

namespace Newsroom.Translation;

/// <summary>All sentences of an edition, in the order of the article.</summary>
internal sealed class SegmentedEdition
{
    private readonly EditionBody _original;
    private readonly HtmlCleaner _html;
    private readonly SegmentedHtml _body;
    private readonly (SegmentPart Part, SegmentedLine Line)[] _lines;

    public SegmentedEdition(EditionBody original, HtmlCleaner html)
    {
        (_original, _html) = (original, html);
        _body = new SegmentedHtml(html.Parse(original.Html));
        _lines =
        [
            (SegmentPart.Title, SegmentedLine.OfWhole(original.Title)),
            (SegmentPart.Summary, SegmentedLine.Of(original.Summary ?? "")),
            .. original.Events.Select(happening => (SegmentPart.Event, SegmentedLine.OfWhole(happening.Title))),
        ];
        Sources = [.. _lines.SelectMany(line => line.Line.Sources.Select(source => (line.Part, source))), .. _body.Sources.Select(source => (SegmentPart.Body, source))];
    }

    /// <summary>HTML of inline elements, a sentence each. What has no letters is not among them.</summary>
    public IReadOnlyList<(SegmentPart Part, string Text)> Sources { get; }

    /// <summary>The edition with other sentences in place of its own; to be asked for once.</summary>
    /// <param name="targets">As many as there are sources.</param>
    public EditionBody Replace(IReadOnlyList<string> targets)
    {
        using var next = targets.GetEnumerator();
        var plain = _lines.Select(line => WebUtility.HtmlDecode(line.Line.Replace(next)).Trim()).ToList();
        var body = _html.Clean(_body.Replace(targets.Skip(_lines.Sum(line => line.Line.Sources.Count))));
        return _original with
        {
            Title = plain[0],
            Summary = _original.Summary is null ? null : plain[1],
            Events = [.. _original.Events.Select((happening, i) => happening with { Title = plain[2 + i] })],
            Html = HtmlWriter.Inner(body),
            Text = HtmlText.Of(body),
        };
    }
}
