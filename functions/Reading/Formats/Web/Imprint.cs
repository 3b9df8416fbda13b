using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// What a page shows around its headline of the day of publication and of the author. It is gathered before anything is taken out of the
/// page: menus of shares often hold both. The nearest to the headline counts, as teasers and comments have days and names of their own.
/// </summary>
internal sealed class Imprint
{
    private const int MaxElements = 30_000;
    private const int MaxCandidates = 300;
    private const int MaxLineLength = 90;
    private const int MaxDistance = 80;
    private const int MinTeaserLength = 25;

    /// <summary>The year of the first pages on the web: a day before it is one of what they tell.</summary>
    private const int FirstPages = 1991;

    /// <summary>What stands below a text may be of another one.</summary>
    private const int BehindText = 10;

    private const string Besides = "[class*=sidebar], [id*=sidebar]";
    private const string Others = "[class*=comment], [class*=teaser], nav, footer, li";

    private readonly Dictionary<IElement, int> _order = [];
    private readonly List<Day> _days = [];
    private readonly List<Author> _authors = [];
    private readonly List<Day> _changes = [];
    private readonly List<Day> _besides = [];
    private readonly HashSet<IElement> _elsewhere = [];
    private readonly bool _isMonthFirst;

    public Imprint(IDocument page)
    {
        // Only Americans write the month first: what can be either is no date there.
        _isMonthFirst = page.DocumentElement.GetAttribute("lang") is { } lang && lang.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            && !lang.EndsWith("GB", StringComparison.OrdinalIgnoreCase);
        foreach (var element in page.Body!.QuerySelectorAll("*").Take(MaxElements))
        {
            _order[element] = _order.Count;
            if (HtmlNames.Invisible.Contains(element.LocalName) && element.LocalName != "meta")
            {
                continue;
            }

            var isBeside = element.ParentElement is { } parent && _elsewhere.Contains(parent);
            if (isBeside || IsElsewhere(element))
            {
                _elsewhere.Add(element);
                if (element.LocalName == "time" && element.Closest(Besides) is not null && element.Closest(Others) is null)
                {
                    AddDay(element, _besides);
                }

                continue;
            }

            AddDay(element, _days);

            if (_authors.Count < MaxCandidates && ImprintAuthor.Find(element, MaxLineLength) is { } author)
            {
                _authors.Add(new Author(element, author.Name, author.Rank));
            }
        }
    }

    /// <summary>The day of a change that readers see, where there is only one.</summary>
    public DateTimeOffset? Change => Only(_changes);

    /// <summary>The day that a box beside the text has, where there is only one.</summary>
    public DateTimeOffset? Beside => Only(_besides);

    private static DateTimeOffset? Only(IEnumerable<Day> days) =>
        days.DistinctBy(day => day.Date.Date).Take(2).ToList() is [var only] ? only.Date : null;

    private void AddDay(IElement element, List<Day> days)
    {
        if (days.Count < MaxCandidates && ImprintDay.Find(element, _isMonthFirst, MaxLineLength) is { } found
            && found.Date.Year >= FirstPages)
        {
            (found.Rank > 0 ? days : _changes).Add(new Day(element, found.Date, found.Rank));
        }
    }

    /// <summary>The day of publication as readers see it.</summary>
    /// <param name="main">Where the article stands.</param>
    /// <param name="inByline">The day in a line between headline and text.</param>
    public DateTimeOffset? Date(MainContent main, DateTimeOffset? inByline)
    {
        if (Near(main, _days, day => day.Element, day => day.Rank) is { } near)
        {
            return near.Date;
        }

        return Only(_days.Where(day => day.Rank > 1))
            ?? (inByline is { } day && !_changes.Exists(change => change.Date.Date == day.Date) ? inByline : null);
    }

    /// <summary>The author as readers see it.</summary>
    public string? AuthorOf(MainContent main)
    {
        if (Near(main, _authors, author => author.Element, author => author.Rank) is not { } near)
        {
            return null;
        }

        var at = _order[near.Element];
        return PersonNames.Join(_authors.Where(author => author.Rank == near.Rank && Math.Abs(_order[author.Element] - at) <= 20
            && author.Element.LocalName == near.Element.LocalName && author.Element.ClassName == near.Element.ClassName)
            .Select(author => author.Name));
    }

    private T? Near<T>(MainContent main, List<T> candidates, Func<T, IElement> element, Func<T, int> rank)
        where T : class
    {
        var anchor = main.Headline.Element ?? main.Root;
        if (!_order.TryGetValue(anchor, out var start))
        {
            start = 0;
        }

        var isKnown = _order.TryGetValue(main.Root, out var root);
        var last = isKnown ? root + main.Root.QuerySelectorAll("*").Length : start;
        return candidates
            .Select(candidate => (Candidate: candidate, Rank: rank(candidate), Distance: DistanceTo(_order[element(candidate)])))
            .Where(near => near.Distance <= MaxDistance && !IsInOtherArticle(element(near.Candidate), anchor))
            .OrderByDescending(near => Math.Min(near.Rank, 2)).ThenBy(near => near.Distance)
            .Select(near => near.Candidate).FirstOrDefault();

        int DistanceTo(int at) => Math.Min(Math.Min(Math.Abs(at - start), isKnown && at < root ? root - at : int.MaxValue),
            at > last ? at - last + BehindText : last - at <= 10 ? last - at + BehindText : int.MaxValue);
    }

    private static bool IsInOtherArticle(IElement element, IElement anchor) =>
        element.Closest("article") is { } article && !article.Contains(anchor) && !anchor.Contains(article);

    private static bool IsElsewhere(IElement element) =>
        element.LocalName is "nav" or "form" or "select" || IsTeaser(element)
            || (element.LocalName == "footer" && element.Closest("article, .post, .hentry") is null)
            || (BoilerplateHints.IsAnotherText(element) && element.QuerySelector("h1, main") is null);

    /// <summary>An item of a list that is a date and a link: another article.</summary>
    private static bool IsTeaser(IElement item) => item.LocalName == "li" && item.ChildElementCount is 2 or 3
        && item.Children.Any(child => child.LocalName == "time")
        && item.Children.FirstOrDefault(child => child.LocalName == "a") is { } link && link.TextContent.Trim().Length > MinTeaserLength;

    private sealed record Day(IElement Element, DateTimeOffset Date, int Rank);

    private sealed record Author(IElement Element, string Name, int Rank);
}
