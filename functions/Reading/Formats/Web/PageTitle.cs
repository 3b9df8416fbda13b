using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Titles of pages: a headline, and the site's name before or behind it.</summary>
internal static partial class PageTitle
{
    private const int MaxSiteWords = 4;

    /// <summary>The title without the names of the site at its ends.</summary>
    public static string WithoutSite(string title, IReadOnlyList<string> sites)
    {
        foreach (var site in sites.Where(site => title.Length > site.Length))
        {
            if (title.EndsWith(site, StringComparison.OrdinalIgnoreCase) && Joint().Match(title[..^site.Length]) is { Success: true } end)
            {
                return title[..end.Index].TrimEnd();
            }

            if (title.StartsWith(site, StringComparison.OrdinalIgnoreCase)
                && Separator().Match(title, site.Length) is { Success: true } start && start.Index == site.Length)
            {
                return title[(start.Index + start.Length)..].TrimStart();
            }
        }

        return title;
    }

    /// <summary>The title without what looks like the site's name, where nothing on the page says what that is.</summary>
    public static string WithoutSuffix(string title)
    {
        if (Separator().Matches(title) is not { Count: > 0 } separators)
        {
            return Portal().Replace(title, "") is { Length: > 5 } rest ? rest : title;
        }

        var last = separators[^1];
        var (head, tail) = (title[..last.Index], title[(last.Index + last.Length)..]);
        var isSite = last.Value.Trim() is not ("-" or "–" or "—" or ":")
            || (CountWords(tail) <= MaxSiteWords && CountWords(head) >= CountWords(tail));
        return isSite && CountWords(head) >= 2 ? head.Trim() : title;
    }

    /// <summary>What stands between the signs in a title.</summary>
    public static string[] Parts(string title) => Separator().Split(title);

    /// <summary>Whether two headlines say the same thing, or one is part of the other.</summary>
    public static bool Resemble(string one, string other)
    {
        var (first, second) = (WordsOf(one), WordsOf(other));
        var shared = first.Count(second.Contains);
        return string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || (shared >= 2 && shared * 10 >= 6 * Math.Min(first.Count, second.Count));
    }

    private static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static HashSet<string> WordsOf(string text) =>
        Word().Matches(text).Select(word => word.Value).Take(60).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Chinese and Japanese sites write their names without blanks: -新华网.
    [GeneratedRegex(@"\s?[-_－—|｜]\s?[\u4E00-\u9FFF]{1,8}(?:网|網|报|報|新闻|频道|ニュース)$", RegexOptions.CultureInvariant)]
    private static partial Regex Portal();

    [GeneratedRegex(@"(?: [|–—·•:»«>-]| ::) ", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*(?:[|–—·•:»«>]|(?<= )-|::)\s*$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Joint();

    [GeneratedRegex(@"[\p{L}\p{Nd}]{2,40}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
