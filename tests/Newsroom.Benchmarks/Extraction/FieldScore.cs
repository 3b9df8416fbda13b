using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>How often titles, days and authors are right where they are stated.</summary>
internal sealed partial class FieldScore
{
    private const int MinTitleWords = 3;

    private readonly Dictionary<string, (int Right, int All)> _fields = [];

    /// <summary>The shares by field, with the number of pages.</summary>
    public IEnumerable<(string Name, double Share, int Pages)> Fields =>
        _fields.Select(entry => (entry.Key, (double)entry.Value.Right / entry.Value.All, entry.Value.All));

    public void Add(PageReading reading, TestPage page)
    {
        if (page.Title is { } title)
        {
            var (found, meant) = (Even(reading.Title), Even(title));
            Count("title, to the word", found == meant);
            if (page.Source.HasTitle(title))
            {
                Count("title, to the word, of those that are on the page", found == meant);
            }

            Count("title, with or without a kicker, subtitle or the site's name", found == meant || IsPart(found, meant) || IsPart(meant, found));
        }

        if (page.Date is { } date)
        {
            Count("date", reading.Date == date);
            if (page.Source.HasDay(date) && !page.Source.IsOfChange(date))
            {
                Count("date, of those that are on the page and not called that of a change", reading.Date == date);
            }
        }

        if (page.Author is { } author)
        {
            Count("author", Names(reading.Author).SetEquals(Names(author)));
        }
    }

    private void Count(string field, bool isRight)
    {
        var (right, all) = _fields.GetValueOrDefault(field);
        _fields[field] = (right + (isRight ? 1 : 0), all + 1);
    }

    private static bool IsPart(string part, string whole) => part.Count(c => c == ' ') + 1 >= MinTitleWords
        && (whole.StartsWith($"{part} ", StringComparison.Ordinal) || whole.EndsWith($" {part}", StringComparison.Ordinal));

    private static string Even(string? title) =>
        string.Join(' ', WordScore.Words((title ?? "").Replace("\u00AD", "", StringComparison.Ordinal)));

    private static HashSet<string> Names(string? authors) =>
    [
        .. Joint().Split(By().Replace(Blanks().Replace(authors ?? "", " ").Trim(), "")).Select(name => name.Trim(' ', '.').ToLowerInvariant())
            .Where(name => name.Length > 0),
    ];

    [GeneratedRegex("[;,/&]| (?:and|und|et|y|e) ", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex("^(?:by|von|par|por) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
