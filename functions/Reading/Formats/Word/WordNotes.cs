using System.Globalization;

namespace Newsroom.Reading.Formats.Word;

/// <summary>Numbers footnotes and endnotes in the order in which the text refers to them.</summary>
internal sealed class WordNotes
{
    private readonly Dictionary<(bool IsFootnote, string Id), string> _signs = [];
    private readonly List<(bool IsFootnote, string Id)> _order = [];

    /// <summary>The notes, in the order of their first reference.</summary>
    public IReadOnlyList<(bool IsFootnote, string Id)> Order => _order;

    /// <summary>
    /// The reference mark of a note, such as <c>[1]</c>. It is in brackets because "in 2025" with a plain 1
    /// after it would be another year.
    /// </summary>
    public string Refer(bool isFootnote, string id)
    {
        if (!_signs.TryGetValue((isFootnote, id), out var sign))
        {
            _order.Add((isFootnote, id));
            sign = string.Create(CultureInfo.InvariantCulture, $"[{_order.Count}]");
            _signs.Add((isFootnote, id), sign);
        }

        return sign;
    }
}
