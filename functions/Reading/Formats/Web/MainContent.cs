using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Where the article stands in a page. From what the page marks as article or main (else from the whole page) this goes down to the
/// element that still holds most of the prose, and joins in what reads like a part of it from beside.
/// </summary>
/// <remarks>
/// Why not a library: SmartReader 0.11 (a port of Mozilla's Readability) was tried. On pages of the size of a press release it keeps
/// menus in table layouts and calls to share, moves dates into UTC, takes the page's title before the headline, and 30,000 small
/// elements take it 13 seconds. What it weighs – prose, density of links, names of classes – is weighed here too, in a single pass.
/// </remarks>
internal sealed class MainContent
{
    private const int MinProseLength = 80;
    private const int MinArticleProse = 200;
    private const int MaxArticles = 200;
    private const int MaxBoxes = 6;

    private static readonly HashSet<string> Containers =
        [.. "body div section article main td form center fieldset details header span font".Split(' ')];
    private static readonly HashSet<string> Passages = [.. "table tbody tr".Split(' ')];
    private static readonly HashSet<string> Blocks = [.. "p blockquote ul ol dl pre figure h2 h3 h4 h5 h6".Split(' ')];

    private readonly HashSet<IElement> _path = [];
    private readonly HashSet<IElement> _headline = [];

    public MainContent(IElement body, PageMetadata metadata)
    {
        Extents = Extent.Measure(body);
        var start = Start(body);
        Root = Descend(start);
        Headline = new HeadlineFinder(metadata).Find(body, start, Root, Extents);
        Frame = start != body ? start : Headline.Element is { } heading ? Common(Root, heading)
            : Root.ParentElement is { LocalName: not "html" } parent ? parent : Root;
        for (var element = Root; element != Frame; element = element.ParentElement!)
        {
            _path.Add(element);
        }

        for (var element = Headline.Element; element is not null; element = element.ParentElement)
        {
            _headline.Add(element);
        }
    }

    public Dictionary<INode, Extent> Extents { get; }
    public Headline Headline { get; }

    /// <summary>The element with nearly all of the article.</summary>
    public IElement Root { get; }

    /// <summary>The element in which further parts of the article may stand beside <see cref="Root"/>.</summary>
    public IElement Frame { get; }

    /// <summary>
    /// Whether an element is on the way to <see cref="Root"/>: what stands in it has to prove that it is part of the article.
    /// </summary>
    public bool IsOnTheWay(IElement element) => element != Root && (element == Frame || _path.Contains(element));

    public bool HoldsHeadline(IElement element) => _headline.Contains(element);

    /// <summary>Whether something beside the way is a part of the article.</summary>
    /// <param name="element">It.</param>
    /// <param name="isBelowHeadline">Whether the headline stands before it: what is between headline and text may be a short lead.</param>
    public bool IsJoined(IElement element, bool isBelowHeadline)
    {
        var extent = Extents[element];
        if (_path.Contains(element) || HoldsHeadline(element))
        {
            return true;
        }

        if (extent.Controls > 0 || extent.LinkText * 3 > extent.Text + 1)
        {
            return extent is { Downloads: > 0, Controls: 0 } && !extent.IsLinks;
        }

        var isLead = isBelowHeadline && extent.Prose > 0 && extent.ProseBefore + extent.Prose <= Extents[Root].ProseBefore;
        var reads = isLead || (extent.Prose >= MinProseLength && !IsAnotherText(element, extent))
            || (extent.Downloads > 0 && extent.Downloads >= extent.Links);
        return reads || (Blocks.Contains(element.LocalName)
            && (HtmlNames.IsHeading(element) || extent.Prose > 0 || element.LocalName == "figure"))
            || (BoilerplateHints.IsByline(element) && extent.Text > 0 && extent.ProseBefore <= Extents[Root].ProseBefore);
    }

    /// <summary>
    /// Whether a container behind the article is too small beside it to be its end: boxes about other articles have sentences, too.
    /// </summary>
    private bool IsAnotherText(IElement element, Extent extent) => element.LocalName is "div" or "section" or "article" or "aside" or "td"
        && Extents[Root] is var root && extent.ProseBefore >= root.ProseBefore + root.Prose && extent.Prose * MaxBoxes < root.Prose;

    /// <summary>The texts that stand on the page outside <see cref="Frame"/>.</summary>
    public IEnumerable<string> Beside()
    {
        for (var element = Frame; element.LocalName != "body" && element.ParentElement is { } parent; element = parent)
        {
            foreach (var beside in parent.ChildNodes.Where(beside => beside != element))
            {
                yield return beside is IElement inner ? ElementFilter.VisibleText(inner, separator: " ") : (beside as IText)?.Data ?? "";
            }
        }
    }

    private IElement Start(IElement body)
    {
        // Further articles beside the one with the headline are other news.
        var articles = body.QuerySelectorAll("article").Where(Extents.ContainsKey).Take(MaxArticles).ToList();
        var withHeadline = articles.FindAll(article => article.QuerySelector("h1") is not null);
        if (withHeadline is [var main] && Extents[main].Prose >= MinArticleProse
            && articles.Exists(other => !other.Contains(main) && !main.Contains(other)))
        {
            return main;
        }

        foreach (var selector in new[] { "article", "main, [role=main]" })
        {
            if (body.QuerySelectorAll(selector).MaxBy(element => Extents[element].Prose) is { } best
                && Extents[best].Prose * 2 > Extents[body].Prose)
            {
                return best;
            }
        }

        return body;
    }

    private IElement Descend(IElement start)
    {
        var root = start;
        for (var element = start; element is not null;)
        {
            var prose = Extents[element].Prose;
            element = element.Children.FirstOrDefault(child =>
                (Containers.Contains(child.LocalName) || Passages.Contains(child.LocalName)) && Extents.TryGetValue(child, out var extent)
                    && extent.Prose > 0 && extent.Prose * 10 >= prose * 8);
            root = element is not null && Containers.Contains(element.LocalName) && Extents[element].HasBlocks ? element : root;
        }

        return root;
    }

    private static IElement Common(IElement root, IElement heading)
    {
        var common = root;
        while (!common.Contains(heading) && common.ParentElement is { LocalName: not "html" } parent)
        {
            common = parent;
        }

        return common;
    }
}
