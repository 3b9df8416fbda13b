using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Newsroom.Reading.Formats.Word;

/// <summary>Place of a paragraph in a list.</summary>
/// <param name="List">Paragraphs of the same list count on, whatever stands between them.</param>
/// <param name="Level">0 for the outermost.</param>
internal sealed record ListPlace(int List, int Level, bool Ordered);

/// <summary>The lists of a document (ECMA-376, 17.9): a paragraph names its list, the list names its kind level by level.</summary>
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

    /// <summary>Null for a paragraph that is in no list.</summary>
    public ListPlace? Place(NumberingProperties? numbering)
    {
        // 0 takes a paragraph out of the list of its style.
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
