using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>A name that an element gives as the author's, and how clearly.</summary>
internal static partial class ImprintAuthor
{
    private static readonly HashSet<string> Names = [.. "author authors autor auteur autore byline autoren writer".Split(' ')];

    /// <param name="element">Any element.</param>
    /// <param name="maxLength">Of a line that is there for its author.</param>
    public static (string Name, int Rank)? Find(IElement element, int maxLength)
    {
        if (Length(element) is var length && (length < 2 || length > maxLength))
        {
            return null;
        }

        var isStated = element.GetAttribute("rel") == "author" || element.GetAttribute("itemprop") == "author"
            || (element.GetAttribute("itemprop") == "name" && element.Closest("[itemprop=author]") is not null)
            || (element.LocalName == "a" && element.GetAttribute("href") is { Length: <= 500 } href && AuthorPage().IsMatch(href));
        if (isStated)
        {
            return element.QuerySelector("[itemprop=name], [rel=author]") is null && Name(Line(element)) is { } name ? (name, 2) : null;
        }

        if (BoilerplateHints.NamesOf(element).Any(Names.Contains))
        {
            return Name(Line(element)) is { } named && PersonNames.IsPerson(named) ? (named, 2) : null;
        }

        return element.ChildElementCount <= 3 && element.LocalName is "p" or "div" or "span" or "small" or "li" or "em" or "strong" or "h5"
            && By().IsMatch(Line(element)) && PersonNames.InByline(Line(element)) is { } by && PersonNames.IsPerson(by) ? (by, 1) : null;
    }

    // Neighbouring elements are words of their own.
    private static string Line(IElement element) =>
        Block.Line(string.Join(' ', element.Descendants<IText>().Take(20).Select(text => text.Data)));

    private static string? Name(string line) => PersonNames.InByline(line) ?? PersonNames.WithoutDate(line);

    private static int Length(IElement element) => element.Descendants<IText>().Take(20).Sum(text => text.Length > 2_000 ? 2_000
        : text.Data.AsSpan().Trim().Length);

    [GeneratedRegex(@"/(?:authors?|autor(?:en|es)?|auteurs?|profil|people|team|redaktion)/[^/]", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorPage();

    [GeneratedRegex(@"^(?:by|von|par|por|di|text|autor|autorin|author|auteur|words)\b[ :]", RegexOptions.IgnoreCase
        | RegexOptions.CultureInvariant)]
    private static partial Regex By();
}
