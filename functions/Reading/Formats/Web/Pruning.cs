using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Takes out of a page what says of itself that it is no article, before its text is weighed: a thread of comments may well be longer
/// than what it is about. What holds the headline or most of the page's prose stays, whatever it is called.
/// </summary>
internal sealed class Pruning
{
    private const int MinProseLength = 80;
    private const int MaxCardLength = 500;
    private const int MinBioLength = 40;

    /// <summary>Of the prose of a page, what has to be left; else the article itself has a name of boilerplate.</summary>
    private const int MinPercentLeft = 15;
    private const int MinLeft = 400;
    private const int MaxGates = 10;

    private readonly IElement _body;
    private readonly Action<IElement> _cut;
    private readonly HashSet<IElement> _holders = [];
    private readonly Dictionary<INode, Extent> _extents;
    private readonly List<IElement> _pruned = [];
    private readonly Lazy<Dictionary<string, int>> _names;

    private Pruning(IElement body, Action<IElement> cut)
    {
        (_body, _cut, _extents) = (body, cut, Extent.Measure(body));
        _names = new(() => body.QuerySelectorAll("[class]").CountBy(element => element.ClassName!).ToDictionary());
        foreach (var kept in body.QuerySelectorAll("h1, main, [role=main], [itemprop=articleBody]")
            .Where(kept => kept.LocalName != "h1" || !HeadlineFinder.IsHomeLink(kept)))
        {
            for (var holder = kept; holder is not null && _holders.Add(holder);)
            {
                holder = holder.ParentElement;
            }
        }
    }

    public static void Prune(IElement body, Action<IElement> cut)
    {
        var pruning = new Pruning(body, cut);
        pruning.PruneChildren(body);
        for (var i = 0; i < MaxGates && pruning.LostArticle() is { } lost; i++)
        {
            pruning._pruned.Remove(lost);
            pruning.PruneChildren(lost);
        }

        foreach (var pruned in pruning._pruned)
        {
            cut(pruned);
            pruned.Remove();
        }

        pruning.PruneCards();
    }

    private void PruneChildren(IElement parent)
    {
        foreach (var child in parent.Children.ToList())
        {
            if (HtmlNames.Invisible.Contains(child.LocalName))
            {
                child.Remove();
            }
            else if (IsBoilerplate(child))
            {
                _pruned.Add(child);
            }
            else if (child.LocalName != "h1")
            {
                PruneChildren(child);
            }
        }
    }

    /// <summary>The longest of what was to go, where hardly any prose would be left without it.</summary>
    private IElement? LostArticle()
    {
        var left = _extents[_body].Prose - _pruned.Sum(pruned => _extents[pruned].Prose);
        return left < MinLeft && left * 100 < _extents[_body].Prose * MinPercentLeft
            && _pruned.Where(pruned => !BoilerplateHints.IsPlain(pruned) && !BoilerplateHints.IsHidden(pruned)
                && pruned.LocalName is "div" or "section" or "article" or "td" && !_extents[pruned].IsLinks)
                .MaxBy(pruned => _extents[pruned].Prose) is { } longest && _extents[longest].Prose > 2 * left
                && _extents[longest].Prose >= MinProseLength ? longest : null;
    }

    private bool IsBoilerplate(IElement element)
    {
        var extent = _extents[element];
        if (_holders.Contains(element) || (extent.Prose * 2 > _extents[_body].Prose && !BoilerplateHints.IsPlain(element)))
        {
            return false;
        }

        if (BoilerplateHints.IsTeaser(element) && element.LocalName is "div" or "section" or "p" or "header" or "article")
        {
            return !IsLead(element, extent);
        }

        if (BoilerplateHints.IsAboutAuthor(element) && extent.Prose >= MinBioLength)
        {
            return true;
        }

        return element.LocalName switch
        {
            "footer" when element.ParentElement?.LocalName == "blockquote" => false,
            "aside" => extent.IsLinks || extent.Prose < MinProseLength || extent.Controls > 0 || BoilerplateHints.IsBoilerplate(element),
            "form" => true,
            "header" => BoilerplateHints.IsBoilerplate(element)
                || (extent.Prose < MinProseLength && element.Closest("article, main, [role=main]") is null
                && element.QuerySelector("h1, h2") is null),
            "article" or "p" or "a" => BoilerplateHints.IsBoilerplate(element)
                && (extent.Prose < MinProseLength || element.LocalName == "article"),
            "section" when extent.Prose >= MinProseLength && !extent.IsLinks && BoilerplateHints.IsInDoubt(element) => false,
            _ => BoilerplateHints.IsBoilerplate(element) && extent.Downloads * 2 <= extent.Links,
        };
    }

    /// <summary>A teaser of this article: there is no other of its name, and it leads nowhere.</summary>
    private bool IsLead(IElement element, Extent extent) => extent is { Links: 0, Controls: 0 } && extent.Prose >= MinBioLength
        ? _names.Value.GetValueOrDefault(element.ClassName ?? "") <= 1
        : extent.Prose >= 2 * MinProseLength && !extent.IsLinks && extent.Links * MinProseLength < extent.Prose;

    /// <summary>
    /// Cards lead to other articles: two or more elements of a kind beside each other, short, and their headings are links.
    /// </summary>
    private void PruneCards()
    {
        var cards = _body.QuerySelectorAll("h2, h3, h4, h5").Where(IsLink)
            .Select(heading => heading.Closest("article, li") ?? heading.ParentElement!)
            .Where(card => card != _body && !_holders.Contains(card) && _extents[card].Text <= MaxCardLength)
            .Distinct().GroupBy(card => (card.ParentElement, card.LocalName, card.ClassName)).Where(group => group.Count() > 1)
                .SelectMany(group => group).ToList();
        if (cards.Sum(card => _extents[card].Prose) * 2 > _extents[_body].Prose)
        {
            return;
        }

        foreach (var card in cards.Where(card => card.ParentElement is not null))
        {
            _cut(card);
            card.Remove();
        }
    }

    private bool IsLink(IElement heading) => _extents[heading].Text > 0
        && (heading.ParentElement?.LocalName == "a"
        || (heading.QuerySelector("a[href]") is { } link && link.TextContent.Trim().Length * 10 > heading.TextContent.Trim().Length * 9
        && !link.GetAttribute("href")!.StartsWith('#')));
}
