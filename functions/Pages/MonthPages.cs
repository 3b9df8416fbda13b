using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>The archive: the editions of a month (UTC), newest first, on numbered pages.</summary>
internal static class MonthPages
{
    public const int Size = 24;

    private const string Format = "yyyy-MM";

    /// <summary>The first day of a month such as <c>2026-09</c>; null if it is none.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>The page of the archive that has an edition.</summary>
    /// <param name="before">The editions that directly precede it in the language.</param>
    /// <param name="edition">The edition.</param>
    public static string AddressOf(IEnumerable<Edition> before, Edition edition)
    {
        var (year, month) = MonthOf(edition);
        var number = before.Count(other => MonthOf(other) == (year, month)) / Size + 1;
        return Address(edition.Language, year, month, number);
    }

    public static string Address(string language, int year, int month, int page = 1) =>
        Links.Month("", language, year, month) + PageQuery(page);

    /// <summary>The parameter of a page; the first has none, so that it has one address.</summary>
    public static string PageQuery(int page) => page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"?page={page}");

    private static (int Year, int Month) MonthOf(Edition edition) =>
        (edition.Published.UtcDateTime.Year, edition.Published.UtcDateTime.Month);
}
