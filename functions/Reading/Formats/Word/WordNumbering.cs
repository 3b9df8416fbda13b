using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// The list definitions of a document (ECMA-376, 17.9). A paragraph refers to a list, and the list to a
/// definition with a format for each level.
/// </summary>
internal sealed class WordNumbering
{
    private const int MaxLevel = 8;

    private readonly Dictionary<(int List, int Level), string> _formats = [];

    public WordNumbering(Numbering? numbering)
    {
        var kinds = (numbering?.Elements<AbstractNum>() ?? [])
            .DistinctBy(kind => kind.AbstractNumberId?.InnerText)
            .ToDictionary(kind => kind.AbstractNumberId?.InnerText ?? "", kind => kind.Elements<Level>().ToList());
        foreach (var list in numbering?.Elements<NumberingInstance>() ?? [])
        {
            foreach (var level in kinds.GetValueOrDefault(list.AbstractNumId?.Val?.InnerText ?? "") ?? [])
            {
                if (Number(list.NumberID?.InnerText) is { } id && Number(level.LevelIndex?.InnerText) is { } index)
                {
                    _formats[(id, index)] = level.NumberingFormat?.Val?.InnerText ?? "decimal";
                }
            }
        }
    }

    /// <summary>The place of a paragraph; null if it is not in a list.</summary>
    public ListPlace? Place(NumberingProperties? numbering)
    {
        // 0 removes a paragraph from the list of its style.
        if (Number(numbering?.NumberingId?.Val?.InnerText) is not { } list || list == 0)
        {
            return null;
        }

        var level = Math.Min(Number(numbering?.NumberingLevelReference?.Val?.InnerText) ?? 0, MaxLevel);
        var format = _formats.GetValueOrDefault((list, level), "bullet");
        return format == "none" ? null : new ListPlace(list, level, Ordered: format != "bullet");
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
