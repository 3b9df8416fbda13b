using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>What the lines between headline and text say of author and date.</summary>
internal static class Byline
{
    public static DateTimeOffset? Date(IReadOnlyList<(IElement? Element, string Text)> bylines) =>
        bylines.SelectMany(byline => Times(byline.Element)).Select(PageDate.Parse).Concat(bylines.Select(byline => PageDate.Written(byline.Text))).FirstOrDefault(date => date is not null);

    public static string? Author(IReadOnlyList<(IElement? Element, string Text)> bylines) =>
        PersonNames.Join(bylines.SelectMany(byline => Names(byline.Element)))
        ?? bylines.Select(byline => PersonNames.InByline(byline.Text)).FirstOrDefault(name => name is not null);

    private static IEnumerable<string?> Times(IElement? byline) =>
        byline is null ? [] : byline.QuerySelectorAll("time").Prepend(byline).Select(time => time.GetAttribute("datetime"));

    private static IEnumerable<string> Names(IElement? byline) =>
        byline is null ? [] : byline.QuerySelectorAll("[rel=author], [itemprop=author], .author, .auteur, .autor").Select(name => name.TextContent);
}
