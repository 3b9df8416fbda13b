using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>The lines of a mail that are left out.</summary>
internal sealed class MailCut
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
