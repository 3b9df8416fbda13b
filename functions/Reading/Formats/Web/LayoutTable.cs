using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Tables that lay out a page or a letter, and have no data: they hold other tables, headings or whole texts.</summary>
internal static class LayoutTable
{
    private const int MaxCellLength = 400;

    public static bool IsOne(IElement table, MainContent content)
    {
        if (table.GetAttribute("role") is "presentation" or "none" || table.QuerySelector("table") is not null)
        {
            return true;
        }

        if (table.QuerySelector("th, caption, thead") is not null)
        {
            return false;
        }

        var rows = Rows(table).ToList();
        var isColumn = rows.TrueForAll(row => row.Children.Count(cell => cell.LocalName is "td") <= 1);
        return isColumn || rows.SelectMany(row => row.Children).Any(cell =>
            (content.Extents.TryGetValue(cell, out var extent) && extent.HasBlocks && extent.Prose > MaxCellLength)
                || cell.QuerySelector("h1, h2, h3") is not null);
    }

    /// <summary>The table's own rows, not those of tables inside it.</summary>
    public static IEnumerable<IElement> Rows(IElement table) => table.Children.SelectMany(child => child.LocalName switch
    {
        "tr" => [child],
        "tbody" or "thead" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
        _ => Enumerable.Empty<IElement>(),
    });
}
