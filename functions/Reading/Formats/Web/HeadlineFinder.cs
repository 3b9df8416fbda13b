using AngleSharp.Dom;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Web;

/// <summary>A headline, and the heading that shows it, where there is one.</summary>
internal sealed record Headline(string? Text, IElement? Element);

/// <summary>
/// Chooses the headline as an editor would: what readers see above the article before what the page tells machines, unless that is
/// the site's name. A heading below the first level has to be confirmed by the page's titles or by what it is called.
/// </summary>
internal sealed class HeadlineFinder(PageMetadata metadata)
{
    private const int MaxLength = 300;
    private const int MaxHeadings = 100;
    private const int EarlyProse = 200;
    private const int MinNameLength = 8;
    private const int MinKickedLength = 20;
    private const int MaxKickerLength = 60;
    private const int MinBlanks = 3;
    private const int MinLongWord = 5;
    private const int MaxLines = 2_000;

    private readonly List<string> _titles = [.. metadata.Headlines, .. metadata.DocumentTitle is { Length: > 0 } title
        ? [PageTitle.WithoutSite(title, metadata.SiteNames)] : Array.Empty<string>()];

    /// <param name="body">The page, without its boilerplate.</param>
    /// <param name="start">The element with the article, as far as the page marks it.</param>
    /// <param name="root">Its main content.</param>
    /// <param name="extents">How much there is in all of them.</param>
    public Headline Find(IElement body, IElement start, IElement root, Dictionary<INode, Extent> extents)
    {
        var found = body.QuerySelectorAll("h1, h2, h3").Take(MaxHeadings)
            .Select(heading => (Element: heading, Text: TextOf(heading)))
            .Where(heading => heading.Text.Length is > 1 and <= MaxLength && extents.ContainsKey(heading.Element))
            .ToList();
        if (found.Count == 0 && Unmarked(body, root, extents) is { } unmarked)
        {
            return unmarked;
        }

        var hasFirst = found.Exists(heading => heading.Element.LocalName == "h1" && !IsSite(heading.Element, heading.Text));
        var named = Named(found.FindAll(heading => !IsSite(heading.Element, heading.Text)));
        var headings = found
            .Select(heading => (heading.Element, heading.Text, Score: Score(heading.Element, heading.Text, hasFirst)
                + (heading.Text == named ? 5 : 0)
                + (IsEarly(heading.Element) ? 2 : 0) + (start != body && start.Contains(heading.Element) ? 1 : 0)))
            .ToList();
        var best = headings.Where(heading => heading.Score >= 4).OrderByDescending(heading => heading.Score).FirstOrDefault();
        if (best.Element is not null && (IsConfirmed(best.Text) || BoilerplateHints.IsTitle(best.Element) || Agreed() is null
            || IsShown(best.Element, best.Text)))
        {
            return new Headline(WithoutKicker(best.Element, best.Text), best.Element);
        }

        if (Agreed() is { } agreed)
        {
            return new Headline(agreed, null);
        }

        var first = headings.Find(
            heading => root.Contains(heading.Element) && extents[heading.Element].ProseBefore <= extents[root].ProseBefore);
        return StatedOr(first.Element, first.Text, headings.Count == 1, root);

        // Titles for search engines often say the same in other words: one of them is enough.
        bool IsShown(IElement heading, string text) => heading.LocalName == "h1" && text.Count(c => c == ' ') >= MinBlanks
            && headings.Count(other => other.Element.LocalName == "h1" && IsEarly(other.Element) && other.Score >= 2) == 1
            && IsEarly(heading) && (SharesWord(text) || Agreed()?.Count(c => c == ' ') <= 1);

        bool IsEarly(IElement heading) => extents[heading].ProseBefore <= extents[root].ProseBefore + EarlyProse;
    }

    /// <summary>The headline that the page's titles state, or the first heading of the text, where they hardly speak of it.</summary>
    private Headline StatedOr(IElement? heading, string? text, bool isOnly, IElement root)
    {
        var stated = _titles.Select(Site).FirstOrDefault(title => title.Length > 0 && !metadata.IsSiteName(title));
        if (heading is null || text is null)
        {
            return new Headline(stated, null);
        }

        return stated is null || !IsAbout(stated, root) || (isOnly && SharesWord(text) && !IsSite(heading, text))
            || (metadata.Headlines.FirstOrDefault() is null && stated.Length < text.Length && !stated.Contains(' '))
            ? new Headline(text, heading) : new Headline(stated, null);
    }

    /// <summary>
    /// The headline of a page without headings: a line before the text that is a part of the page's title, else the first one that is
    /// called a headline.
    /// </summary>
    private Headline? Unmarked(IElement body, IElement root, Dictionary<INode, Extent> extents)
    {
        var parts = PageTitle.Parts(metadata.DocumentTitle).Select(Compact).Where(part => part.Length >= MinKickedLength).ToHashSet();
        var lines = body.QuerySelectorAll("h4, h5, div, td, p, span, b, strong, font").Take(MaxLines)
            .Where(line => line.ChildElementCount <= 1 && extents.TryGetValue(line, out var extent)
                && extent.ProseBefore <= extents[root].ProseBefore && line.TextContent.Length <= 2 * MaxLength)
            .Select(line => (Element: line, Text: TextOf(line)))
            .Where(line => line.Text.Length is >= MinKickedLength and <= MaxLength && !metadata.IsSiteName(line.Text)).ToList();
        var named = lines.Find(line => parts.Contains(Compact(line.Text)));
        var titled = named.Element is not null ? named : lines.Find(line => line.Text.Count(c => c == ' ') >= MinBlanks
            && (line.Element.LocalName is "h4" or "h5" || BoilerplateHints.IsTitle(line.Element)));
        return titled.Element is null ? null : new Headline(titled.Text, titled.Element);
    }

    /// <summary>
    /// The heading that is a part of the page's title to the letter: of several, the one that it also gives to
    /// machines, else the longest, as the others name section and site.
    /// </summary>
    private string? Named(List<(IElement Element, string Text)> headings)
    {
        // Signs may be others: a dash of another length, other quotation marks.
        var parts = PageTitle.Parts(metadata.DocumentTitle).Append(metadata.DocumentTitle).Select(Compact).ToHashSet();
        var stated = metadata.Headlines.ToHashSet(StringComparer.OrdinalIgnoreCase);
        // A first heading that says the same in other words comes before lower ones, which may lead to other articles.
        var hasTitled = headings.Exists(heading => heading.Element.LocalName == "h1" && !parts.Contains(Compact(heading.Text))
            && heading.Text.Count(c => c == ' ') > 1 && PageTitle.Resemble(heading.Text, metadata.DocumentTitle));
        return headings.Where(heading => !hasTitled || heading.Element.LocalName == "h1").Select(heading => heading.Text)
            .Where(heading => heading.Length > MinNameLength && parts.Contains(Compact(heading)))
            .OrderByDescending(stated.Contains).ThenByDescending(heading => heading.Length).FirstOrDefault();
    }

    /// <summary>The headline on which two of the page's titles agree, where no heading has it.</summary>
    private string? Agreed()
    {
        var stated = metadata.Headlines.FirstOrDefault();
        return stated is { Length: > 15 } && stated.Contains(' ', StringComparison.Ordinal)
            && metadata.DocumentTitle.Contains(stated, StringComparison.OrdinalIgnoreCase) ? Site(stated) : null;
    }

    private bool IsConfirmed(string text) => _titles.Exists(title => PageTitle.Resemble(title, text))
        || PageTitle.Parts(metadata.DocumentTitle).Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The headline alone, where its element also has a word above it (a kicker), the date or a subtitle: what the page calls so, or what
    /// is left beside the headline that it gives to machines.
    /// </summary>
    private string WithoutKicker(IElement heading, string text)
    {
        var runs = heading.Descendants<IText>().Select(run => run.Data).Where(run => run.Any(char.IsLetterOrDigit)).Take(10).ToList();
        var compact = runs.ConvertAll(Compact);
        if (_titles.Find(title => title.Length >= 15 && title.Contains(' ', StringComparison.Ordinal) && Enumerable.Range(1, runs.Count)
            .Any(at => at < runs.Count && Compact(title) is var name
                && (string.Concat(compact[at..]) == name || string.Concat(compact[..at]) == name))) is { } stated)
        {
            return stated;
        }

        if (AfterJoint(runs) is { } rest)
        {
            return rest;
        }

        var parts = heading.Descendants<IElement>().Where(BoilerplateHints.IsKicker).Take(10).ToList();
        if (parts.Count == 0)
        {
            return text;
        }

        var left = Block.Line(string.Join(' ', heading.Descendants<IText>()
            .Where(run => !parts.Exists(part => part.Contains(run))).Select(run => run.Data)));
        return left.Length >= 10 && left.Contains(' ', StringComparison.Ordinal) ? left.TrimStart(':', ' ') : text;
    }

    /// <summary>
    /// What a heading has behind its first part, where the page's titles have a colon or a dash between the two: <c>Ferries: After three
    /// weeks …</c>.
    /// </summary>
    private string? AfterJoint(List<string> runs)
    {
        if (runs.Count is < 2 or > 3 || Block.Line(string.Join(' ', runs.Skip(1))) is not { Length: >= MinKickedLength } rest
            || !rest.Contains(' ', StringComparison.Ordinal) || Block.Line(runs[0]) is not { Length: > 1 and <= MaxKickerLength } kicker)
        {
            return null;
        }

        return _titles.Exists(title => title.StartsWith(kicker, StringComparison.OrdinalIgnoreCase)
            && title[kicker.Length..].TrimStart() is [':' or '–' or '—', ..] or ['-', ' ', ..])
            ? rest.TrimStart(':', '–', '—', '-', ' ') : null;
    }

    /// <summary>Whether a heading has a long word of the page's title.</summary>
    private bool SharesWord(string text) =>
        LongWords(text).Intersect(LongWords(metadata.DocumentTitle), StringComparer.OrdinalIgnoreCase).Any();

    private static IEnumerable<string> LongWords(string text) =>
        text.Split(' ', '-', ',', ':', '?').Where(word => word.Length >= MinLongWord).Take(60);

    /// <summary>Whether a title has to do with a text: some of its words are in it.</summary>
    private static bool IsAbout(string title, IElement root)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).Take(20).ToList();
        var text = root.TextContent;
        return words.Count == 0 || words.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) * 4 >= words.Count;
    }

    private static string Compact(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Text of a heading, without the sign that links to it.</summary>
    public static string TextOf(IElement heading)
    {
        var text = Block.Line(Text(heading));
        return text.TrimEnd('¶', '#', ' ', '\uF0C1') is { Length: > 0 } clean && heading.QuerySelector("a[href^='#']") is not null
            ? clean : text;
    }

    // A word can be hyphenated by hand. Parts of a headline that are blocks or lines of their own are words of their own.
    private static string Text(IElement heading) => heading.QuerySelector("br, div, p, span") is null
        ? heading.TextContent.Replace("\u00AD", "", StringComparison.Ordinal)
        : ElementFilter.VisibleText(heading, separator: heading.QuerySelector("span + span, span + div, br, div, p") is null ? "" : " ")
            .Replace("\u00AD", "", StringComparison.Ordinal);

    /// <summary>Whether a heading is nothing but a link to the site's first page, or several links.</summary>
    public static bool IsHomeLink(IElement heading) => heading.QuerySelectorAll("a[href]").Take(10).ToList() is { Count: > 1 } links
        ? links.Sum(link => Length(link.TextContent)) * 10 > Length(heading.TextContent) * 9
            && links.Exists(link => link.GetAttribute("href") == "/")
        : IsOneHomeLink(heading);

    private static int Length(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private static bool IsOneHomeLink(IElement heading) =>
        heading.QuerySelector("a[href]") is { } link && Block.Line(link.TextContent) == Block.Line(heading.TextContent)
        && link.GetAttribute("href")!.Trim() is var href
            && (href is "/" or "" or "." or "./" || href.Contains("index.", StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length <= 1));

    private int Score(IElement heading, string text, bool hasFirst)
    {
        var isConfirmed = IsConfirmed(text);
        var isTitle = BoilerplateHints.IsTitle(heading);
        var level = heading.LocalName == "h1" ? 2 : hasFirst ? -2 : isConfirmed || isTitle ? 1 : -3;
        // Where the page gives its headline to machines, the name of the site or section may be part of the title too.
        var isStated = metadata.Headlines.Any(title => string.Equals(title, text, StringComparison.OrdinalIgnoreCase));
        // The longest part of the title is the article's, the others are the section's and the site's.
        var isMost = text.Length * 2 >= metadata.DocumentTitle.Length && !metadata.Headlines.Any();
        return level + (isConfirmed ? isMost ? 4 : 3 : 0) + (isStated ? 5 : 0) + (isTitle ? 1 : 0) - (IsSite(heading, text) ? 6 : 0);
    }

    private bool IsSite(IElement heading, string text) =>
        metadata.IsSiteName(text) || IsHomeLink(heading) || BoilerplateHints.IsSiteTitle(heading);

    private string Site(string title) => metadata.SiteNames.Count > 0 && PageTitle.WithoutSite(title, metadata.SiteNames) is { } known
        && known.Length < title.Length ? known : PageTitle.WithoutSuffix(title);
}
