using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>What the lines between headline and text say of author and date.</summary>
internal static class Byline
{
    public static DateTimeOffset? Date(IReadOnlyList<(IElement? Element, string Text)> bylines) =>
        bylines.SelectMany(byline => Times(byline.Element)).Select(PageDate.Parse)
            .Concat(bylines.Select(byline => PageDate.Parse(byline.Text) ?? PageDate.Written(byline.Text)))
            .FirstOrDefault(date => date is not null);

    public static string? Author(IReadOnlyList<(IElement? Element, string Text)> bylines) =>
        PersonNames.Join(bylines.SelectMany(byline => Names(byline.Element)))
        ?? bylines.Select(byline => PersonNames.InByline(byline.Text) ?? FirstPerson(byline.Element))
            .FirstOrDefault(name => name is not null);

    /// <summary>The name in a byline that gives it an element of its own, without a word before it.</summary>
    private static string? FirstPerson(IElement? byline) => byline is not null && byline.ClassList.Contains("byline")
        ? byline.Children.Select(part => Block.Line(part.TextContent)).FirstOrDefault(PersonNames.IsPerson) : null;

    private static IEnumerable<string?> Times(IElement? byline) =>
        byline is null ? [] : byline.QuerySelectorAll("time").Prepend(byline).Select(time => time.GetAttribute("datetime"));

    private static IEnumerable<string> Names(IElement? byline) =>
        byline is null ? [] : byline.QuerySelectorAll("[rel=author], [itemprop=author], .author, .auteur, .autor")
            .Select(name => name.TextContent);
}
