using AngleSharp.Dom;
using Newsroom.Markup;
using Newsroom.Reading;

namespace Newsroom.Translation;

/// <summary>
/// A body whose sentences can be replaced, with their markup. Headings, list items, cells and what else stands for itself are at least one sentence each. No sentence is cut
/// out of an element within a line, such as a link: then its neighbours come with it.
/// </summary>
internal sealed class SegmentedHtml
{
    private const string BlockElements =
        "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, caption, thead, tbody, tfoot, tr, td, th, dl, dt, dd, figure, figcaption, blockquote, div, pre, hr, "
        + "details, summary";

    private readonly IElement _body;
    private readonly List<(IElement Wrapper, SegmentedLine Line)> _lines = [];

    /// <param name="body">It is changed.</param>
    public SegmentedHtml(IElement body)
    {
        _body = body;
        Collect(body);
    }

    /// <summary>Those that have a sentence.</summary>
    public IEnumerable<SegmentedLine> Lines => _lines.Select(line => line.Line);

    /// <summary>The body with other lines in place of its own; to be asked for once.</summary>
    /// <param name="lines">As many as there are lines: HTML.</param>
    public string Replace(IEnumerable<string> lines)
    {
        foreach (var ((wrapper, _), line) in _lines.Zip(lines))
        {
            wrapper.InnerHtml = line;
            wrapper.Replace([.. wrapper.ChildNodes]);
        }

        return HtmlWriter.Inner(_body);
    }

    /// <summary>Every line of text and inline elements, also one that has a list beside it.</summary>
    private void Collect(IElement element)
    {
        var line = new List<INode>();
        foreach (var child in element.ChildNodes.ToArray())
        {
            if (child is IElement block && block.Matches(BlockElements))
            {
                Add(line);
                line.Clear();
                if (block.LocalName != "pre")
                {
                    Collect(block);
                }
            }
            else
            {
                line.Add(child);
            }
        }

        Add(line);
    }

    private void Add(List<INode> nodes)
    {
        var line = SegmentedLine.Of(nodes);
        if (line.Sources.Count > 0)
        {
            var wrapper = nodes[0].Owner!.CreateElement("span");
            nodes[0].Parent!.InsertBefore(wrapper, nodes[0]);
            wrapper.Append([.. nodes]);
            _lines.Add((wrapper, line));
        }
    }
}
