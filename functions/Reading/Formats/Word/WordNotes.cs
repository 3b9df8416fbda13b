using System.Globalization;

namespace Newsroom.Reading.Formats.Word;

/// <summary>Footnotes and endnotes that the text refers to, numbered as they come.</summary>
internal sealed class WordNotes
{
    private readonly Dictionary<(bool IsFootnote, string Id), string> _signs = [];
    private readonly List<(bool IsFootnote, string Id)> _order = [];

    public IReadOnlyList<(bool IsFootnote, string Id)> Order => _order;

    /// <summary>The sign that refers to the note. In brackets, as "in 2025" with a plain 1 after it would be another year.</summary>
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
