using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Translation;

/// <summary>
/// A body whose sentences can be replaced, with their markup. Each heading, list item, cell and other separate text is at least one
/// sentence. No sentence is cut inside an inline element such as a link: then its neighbours are joined to it.
/// </summary>
internal sealed class SegmentedHtml
{
    private const string BlockElements = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, caption, thead, tbody, tfoot, tr, td, th, "
        + "dl, dt, dd, figure, figcaption, blockquote, div, pre, hr, "
        + "details, summary";

    private readonly IElement _body;
    private readonly List<(IElement Wrapper, SegmentedLine Line)> _lines = [];

    /// <param name="body">The body. It will be changed.</param>
    public SegmentedHtml(IElement body)
    {
        _body = body;
        Collect(body);
    }

    /// <summary>The lines that have a sentence.</summary>
    public IEnumerable<SegmentedLine> Lines => _lines.Select(line => line.Line);

    /// <summary>Replaces the lines of the body. It can be called once.</summary>
    /// <param name="lines">One line of HTML for each of <see cref="Lines"/>.</param>
    public string Replace(IEnumerable<string> lines)
    {
        foreach (var ((wrapper, _), line) in _lines.Zip(lines))
        {
            wrapper.InnerHtml = line;
            wrapper.Replace([.. wrapper.ChildNodes]);
        }

        return HtmlWriter.Inner(_body);
    }

    /// <summary>Collects every line of text and inline elements, also next to a list.</summary>
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
