using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Reading.Formats.Documents;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>Reads the text of a file. What it does not know it skips, as the format wants it.</summary>
internal sealed class RtfReader
{
    private const int MaxDepth = 200;
    private const int MaxTokens = 5_000_000;
    private const int TokensBetweenChecks = 50_000;

    private readonly RtfTokens _tokens;
    private readonly ReadingBudget? _budget;
    private readonly RtfEncodings _encodings = new();
    private readonly RtfProperties _properties = new();
    private readonly RtfStyles _styles = new();
    private readonly RtfStory _story;
    private readonly Stack<RtfGroup> _groups = [];
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _aside = new();
    private RtfGroup _group = new();
    private int _substitutes;
    private string? _link;

    /// <exception cref="UnreadableException">It is no RTF.</exception>
    public RtfReader(ReadOnlyMemory<byte> rtf, ReadingBudget? budget)
    {
        _tokens = new RtfTokens(rtf);
        _budget = budget;
        _story = new RtfStory(_styles);
        if (!rtf.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith(@"{\rtf"u8))
        {
            throw new UnreadableException(rtf.IsEmpty ? "The file is empty." : "The file is not a Rich Text file (.rtf).");
        }
    }

    public Stated Properties => _properties.Stated;

    /// <exception cref="UnreadableException">The file contains no text, or is nested too deeply.</exception>
    public Story Read()
    {
        var count = 0;
        while (_tokens.Next() is { } token && ++count < MaxTokens)
        {
            if (count % TokensBetweenChecks == 0)
            {
                _budget?.Check();
            }

            Take(token);
            if (token.Kind == RtfKind.Close && _groups.Count == 0)
            {
                break;
            }
        }

        Flush();
        return _story.End() is { Blocks.Count: > 0 } story ? story : throw new UnreadableException("The file contains no text.");
    }

    private void Take(RtfToken token)
    {
        if (token.Kind == RtfKind.Byte)
        {
            if (_substitutes > 0)
            {
                _substitutes--;
            }
            else
            {
                _bytes.Add(token.Value);
            }

            return;
        }

        Flush();
        switch (token.Kind)
        {
            case RtfKind.Open:
                Open();
                break;
            case RtfKind.Close:
                Close();
                break;
            default:
                Control(token);
                break;
        }
    }

    private void Open()
    {
        _substitutes = 0;
        if (_groups.Count >= MaxDepth)
        {
            throw new UnreadableException($"The text is nested too deeply: groups stand more than {MaxDepth} deep inside each other.");
        }

        _groups.Push(_group);
        _group = _group with { IsOptional = false, IsNote = false };
    }

    private void Close()
    {
        _substitutes = 0;
        if (_groups.Count == 0)
        {
            return;
        }

        var ended = _group;
        _group = _groups.Pop();
        if (ended.IsNote)
        {
            _story.EndNote();
        }

        if (ended.Destination != _group.Destination)
        {
            EndAside(ended.Destination);
        }
    }

    private void EndAside(RtfDestination destination)
    {
        var written = _aside.ToString();
        _aside.Clear();
        switch (destination)
        {
            case RtfDestination.Instruction:
                _link = RtfFields.Link(written);
                break;
            case RtfDestination.ListSign:
                _story.SetListSign(written);
                break;
            default:
                _properties.Set(destination, written);
                break;
        }
    }

    private void Control(RtfToken token)
    {
        if (token.Word == "*")
        {
            _group = _group with { IsOptional = true };
            return;
        }

        if (RtfWords.Destination(token.Word) is { } destination)
        {
            Enter(token.Word, destination);
        }
        else if (_group.IsOptional)
        {
            _group = _group with { Destination = RtfDestination.Skipped };
        }
        else if (_group.Destination is RtfDestination.Created or RtfDestination.Revised)
        {
            _properties.SetTime(_group.Destination, token.Word, token.Number ?? 0);
        }
        else if (!Character(token))
        {
            Format(token);
        }

        _group = _group with { IsOptional = false };
    }

    private void Enter(string word, RtfDestination destination)
    {
        // What is skipped, stays skipped.
        if (_group.Destination == RtfDestination.Skipped)
        {
            return;
        }

        switch (word)
        {
            case "footnote":
                _story.BeginNote();
                _group = new RtfGroup { IsNote = true, Font = _group.Font };
                break;
            case "fldrslt":
                _group = _group with { Href = _link ?? _group.Href };
                _link = null;
                break;
            default:
                _group = _group with { Destination = destination };
                break;
        }
    }

    /// <summary>A word that stands for a character, or says how characters are written.</summary>
    private bool Character(RtfToken token)
    {
        switch (token.Word)
        {
            case "u" when token.Number is { } code:
                Add(((char)(ushort)code).ToString());
                _substitutes = _group.Substitutes;
                return true;
            case "uc":
                _group = _group with { Substitutes = Math.Clamp(token.Number ?? 1, 0, 10) };
                return true;
            case "ansicpg" when token.Number is { } codePage:
                _encodings.SetCodePage(codePage);
                return true;
            case "mac" or "pc" or "pca":
                _encodings.SetCodePage(token.Word switch { "mac" => 10000, "pc" => 437, _ => 850 });
                return true;
            case "f" when _group.Destination == RtfDestination.Fonts:
                _encodings.Font = token.Number ?? 0;
                return true;
            case "fcharset" when _group.Destination == RtfDestination.Fonts:
                _encodings.SetCharset(token.Number ?? 0);
                return true;
        }

        if (RtfWords.Character(token.Word) is { } sign)
        {
            Add(sign);
            return true;
        }

        return false;
    }

    private void Format(RtfToken token)
    {
        var isOn = token.Number != 0;
        if (_group.Destination == RtfDestination.Styles)
        {
            _styles.Define(token);
            return;
        }

        if (_group.Destination == RtfDestination.Text && _story.Take(token))
        {
            return;
        }

        _group = token.Word switch
        {
            "plain" => _group with { Bold = false, Italic = false, IsHidden = false, IsLarge = false, Script = null },
            "b" => _group with { Bold = isOn },
            "i" => _group with { Italic = isOn },
            "v" or "deleted" => _group with { IsHidden = isOn },
            "fs" => _group with { IsLarge = token.Number >= RtfStyles.MinLargeSize },
            "super" => _group with { Script = isOn ? "sup" : null },
            "sub" => _group with { Script = isOn ? "sub" : null },
            "nosupersub" => _group with { Script = null },
            "f" => _group with { Font = token.Number ?? 0 },
            _ => _group,
        };
    }

    private void Flush()
    {
        if (_bytes.Count > 0)
        {
            var text = _encodings.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes), _group.Font);
            _bytes.Clear();
            Add(text);
        }
    }

    private void Add(string text)
    {
        switch (_group.Destination)
        {
            case RtfDestination.Skipped or RtfDestination.Fonts:
                break;
            case RtfDestination.Styles:
                _styles.Name(text);
                break;
            case RtfDestination.Text when !_group.IsHidden:
                _story.Add(text, _group);
                break;
            case RtfDestination.Text:
                break;
            default:
                _aside.Append(text);
                break;
        }
    }
}
