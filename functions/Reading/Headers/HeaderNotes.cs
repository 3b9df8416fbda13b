using Newsroom.Content;

namespace Newsroom.Reading.Headers;

/// <summary>What an editor should know about front matter, and why an article is held because of it.</summary>
internal sealed class HeaderNotes(ICollection<string> warnings)
{
    private const int MaxQuoted = 100;
    private const int MaxWarnings = 50;

    private readonly List<Doubt> _doubts = [];
    private int _count;

    public IReadOnlyList<Doubt> Doubts => _doubts;

    public bool IsEmpty => _count == 0;

    public void Add(int line, string text) => Warn($"Line {line}: {text}");

    /// <summary>Holds the article: what is said about its publication is not understood.</summary>
    public void Hold(string key, string reason)
    {
        if (_doubts.Count < MaxWarnings)
        {
            _doubts.Add(new Doubt(key, reason));
        }

        Warn(reason);
    }

    /// <summary>Whether the article is held for what stands on that line.</summary>
    public bool IsHeldFor(int line) => _doubts.Exists(doubt => doubt.Reason.StartsWith($"Line {line}:", StringComparison.Ordinal));

    public static string Quote(string text) => $"'{TextLimits.Shorten(text.Trim(), MaxQuoted)}'";

    private void Warn(string text)
    {
        if (_count++ < MaxWarnings)
        {
            warnings.Add(text);
        }
    }
}
