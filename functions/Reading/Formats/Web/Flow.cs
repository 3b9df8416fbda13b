using System.Text;

namespace Newsroom.Reading.Formats.Web;

/// <summary>A block that has been written.</summary>
/// <param name="Html">The block, or the inside of a paragraph.</param>
/// <param name="Text">Its text on one line.</param>
/// <param name="Level">Of a heading; 0 for other blocks.</param>
/// <param name="IsParagraph">Whether it is a run of text, to be put into a <c>p</c> where other blocks stand beside it.</param>
internal sealed record Written(string Html, string Text, int Level = 0, bool IsParagraph = false)
{
    /// <summary>A heading whose text was left out.</summary>
    public bool IsBereft { get; init; }
}

/// <summary>Blocks in their order, and the run of text that is still open: it is closed by whatever is a block.</summary>
internal sealed class Flow
{
    private const int MinProseLength = 80;

    private readonly StringBuilder _run = new();
    private readonly StringBuilder _text = new();
    private int _breaks;

    public List<Written> Blocks { get; } = [];

    /// <summary>Whether the text has begun: with a heading, a sentence or a line too long for boilerplate.</summary>
    public bool HasProse { get; private set; }

    public void Add(string html, string text)
    {
        if (text.Length == 0 && html.Length == 0)
        {
            return;
        }

        _run.Append(_breaks == 1 && _run.Length > 0 ? "<br>" : "").Append(html);
        _text.Append(_breaks > 0 ? " " : "").Append(text);
        _breaks = 0;
    }

    /// <summary>White space: nothing at the beginning of a run, and no second line break.</summary>
    public void AddBlank()
    {
        if (_run.Length > 0 && _breaks == 0)
        {
            _run.Append(' ');
            _text.Append(' ');
        }
    }

    /// <summary>One line break is one; two are the end of a paragraph.</summary>
    public void Break()
    {
        if (++_breaks > 1)
        {
            Close();
        }
    }

    public void Close()
    {
        var text = Block.Line(_text.ToString());
        if (text.Length > 0 || _run.ToString().Contains("<img", StringComparison.Ordinal))
        {
            Append(new Written(_run.ToString().Trim(), text, IsParagraph: true));
        }

        _run.Clear();
        _text.Clear();
        _breaks = 0;
    }

    public void Add(Written block)
    {
        Close();
        if (Blocks.Count > 0 && Blocks[^1].IsBereft && block.Level > 0 && block.Level <= Blocks[^1].Level)
        {
            Blocks.RemoveAt(Blocks.Count - 1);
        }

        Append(block);
    }

    /// <summary>Takes out blocks that turned out to stand before the headline.</summary>
    public void Remove(Func<Written, bool> isMeant, Action<string> cut)
    {
        Blocks.FindAll(block => isMeant(block)).ForEach(block => cut(block.Text));
        Blocks.RemoveAll(block => isMeant(block));
        HasProse = Blocks.Exists(IsProse);
    }

    private void Append(Written block)
    {
        Blocks.Add(block);
        HasProse |= IsProse(block);
    }

    private static bool IsProse(Written block) => block.Level > 0 || block.Text.Length >= MinProseLength || IsSentence(block.Text);

    /// <summary>The blocks as they stand in an element: a single run of text needs no paragraph there.</summary>
    public string Inside() => Blocks is [{ IsParagraph: true } only] ? only.Html : string.Concat(Blocks.Select(Outside));

    public static bool IsSentence(string text) => text is [.., '.' or '!' or '?' or '…'];

    public static string Outside(Written block) => block.IsParagraph ? $"<p>{block.Html}</p>\n" : $"{block.Html}\n";
}
