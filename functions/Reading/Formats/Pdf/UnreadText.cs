using System.Globalization;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Tells editors what of a PDF is not in the article. Text that the pages do not show is not quoted: it was moved there to be gone, and may
/// be private.
/// </summary>
internal sealed class UnreadText(IReadOnlyList<PdfPage> pages)
{
    private const int MaxNamed = 5;
    private const int MaxTurned = 200;

    /// <summary>Fewer on a page are icons.</summary>
    private const int MinUnknown = 10;

    /// <summary>Lines that stand against the direction of their page, each once.</summary>
    public IReadOnlyList<string> Turned => [.. pages.SelectMany(page => page.Turned).Distinct(StringComparer.Ordinal).Take(MaxTurned)];

    public void Report(ICollection<string> warnings)
    {
        if (Pages(page => page.Hidden > 0, page => Count(page.Hidden, "character")) is { } hidden)
        {
            warnings.Add($"Text that stands beside the page, where nobody sees it, is not published: {hidden}.");
        }

        if (Pages(page => page.Turned.Count > 0, page => Count(page.Turned.Count, "line")) is { } turned)
        {
            warnings.Add($"Text that is turned against the direction of its page was left out, and is listed as cut: {turned}.");
        }

        if (Pages(
            page => page.Unreadable > 0,
            page => Count(page.Unreadable, "field, note or stamp", "fields, notes or stamps")) is { } broken)
        {
            warnings.Add($"Some of what was written onto the pages is broken and could not be read: {broken}.");
        }

        if (Pages(page => page.LacksFont, _ => "text") is { } unknown)
        {
            warnings.Add($"Text in a font that is missing in the PDF could not be read: {unknown}.");
        }

        if (Pages(page => page.Unknown >= MinUnknown, page => Count(page.Unknown, "character")) is { } wrong)
        {
            warnings.Add($"The PDF does not say which letters some of its characters are: they are missing or wrong. {wrong}.");
        }
    }

    private string? Pages(Func<PdfPage, bool> isOne, Func<PdfPage, string> describe)
    {
        var found = pages.Select((page, index) => (Page: page, Number: index + 1)).Where(page => isOne(page.Page)).ToList();
        var named = found.Take(MaxNamed)
            .Select(page => string.Create(CultureInfo.InvariantCulture, $"{describe(page.Page)} on page {page.Number}"));
        return found.Count == 0 ? null
            : string.Join(", ", named) + (found.Count > MaxNamed ? $", and on {Count(found.Count - MaxNamed, "more page")}" : "");
    }

    private static string Count(int count, string what, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? what : several ?? $"{what}s")}");
}
