using Newsroom.Content;

namespace Newsroom.Reading.Formats;

/// <summary>The lines of a page or a mail that are left out, as the status lists them.</summary>
internal sealed class CutLines
{
    private const int MaxCount = 500;
    private const int MaxLength = 2_000;

    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string text)
    {
        if (_lines.Count < MaxCount && Block.Line(text) is { Length: > 0 } line)
        {
            _lines.Add(TextLimits.Shorten(line, MaxLength));
        }
    }
}
