using System.Text;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Mdx;

/// <summary>
/// Writes MDX as Markdown: imports, exports, expressions and the tags of components are cut and named; what stands between those tags is
/// text. Code is not changed. The text is read once, from its beginning to its end.
/// </summary>
internal sealed class MdxText
{
    private const int MaxCut = 200;
    private const int MaxShown = 120;
    private const int StepOfIndent = 2;

    /// <summary>Elements that only lay out the page, and between whose tags Markdown would not be read.</summary>
    private static readonly HashSet<string> Layout = ["div", "section", "article", "main", "header", "footer", "aside", "span", "center"];

    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase) { "img", "Image", "Img", "Figure", "Picture" };
    private static readonly HashSet<string> Void = ["br", "hr", "img", "wbr"];

    private readonly string _text;
    private readonly ExpressionEnds _expressions;
    private readonly ICollection<string> _cut;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly StringBuilder _written = new();
    private readonly Dictionary<int, int> _noCodeBefore = [];
    private int _at;
    private int _lineEnd = -1;
    private int _depth;

    /// <summary>Before it, nothing begins a tag: a tag that does not end was read until there.</summary>
    private int _noTagBefore;

    private MdxText(string text, ICollection<string> cut) => (_text, _expressions, _cut) = (text, new ExpressionEnds(text), cut);

    /// <param name="text">The text of the file, without its front matter.</param>
    /// <param name="cut">Takes what is left out.</param>
    public static string ToMarkdown(string text, ICollection<string> cut)
    {
        var mdx = new MdxText(text.ReplaceLineEndings("\n"), cut);
        mdx.Write();
        return mdx._written.ToString();
    }

    private void Write()
    {
        var isAfterBlank = true;
        while (_at < _text.Length)
        {
            var line = Line(_at);
            if (Fence(line) is { } fence)
            {
                CopyCode(fence);
            }
            else if (isAfterBlank && (line.StartsWith("import ") || line.StartsWith("export ")))
            {
                CutModule();
            }
            else
            {
                SkipIndent(line);
                WriteLine();
            }

            isAfterBlank = line.IsWhiteSpace();
        }
    }

    private ReadOnlySpan<char> Line(int start) => _text.AsSpan(start, EndOfLine(start) - start);

    private int EndOfLine(int at) => _text.IndexOf('\n', at) is >= 0 and var end ? end : _text.Length;

    private static string? Fence(ReadOnlySpan<char> line) =>
        line.TrimStart() is var start && start.StartsWith("```") ? "```" : start.StartsWith("~~~") ? "~~~" : null;

    private void CopyCode(string fence)
    {
        var isFirst = true;
        bool isLast;
        do
        {
            var line = Line(_at);
            isLast = !isFirst && line.TrimStart().StartsWith(fence);
            isFirst = false;
            _written.Append(line).Append('\n');
            _at = Math.Min(_text.Length, _at + line.Length + 1);
        }
        while (!isLast && _at < _text.Length);
    }

    /// <summary>Cuts an import or an export: to the next blank line that is in no braces.</summary>
    private void CutModule()
    {
        var start = _at;
        while (_at < _text.Length && !(_text[_at] == '\n' && (_at + 1 == _text.Length || Line(_at + 1).IsWhiteSpace())))
        {
            _at = _text[_at] == '{' && _expressions.Find(_at) is { } end ? end : _at + 1;
        }

        Cut(_text.AsSpan(start, _at - start));
    }

    /// <summary>Text between the tags of components is indented for those who write it, and would be code in Markdown.</summary>
    private void SkipIndent(ReadOnlySpan<char> line) =>
        _at += Math.Min(line.Length - line.TrimStart(' ').Length, StepOfIndent * _depth);

    private void WriteLine()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            switch (c)
            {
                case '\n':
                    _written.Append('\n');
                    _at++;
                    return;
                case '\\' when _at + 1 < _text.Length && _text[_at + 1] != '\n':
                    _written.Append(c).Append(_text[_at + 1]);
                    _at += 2;
                    break;
                case '`':
                    CopyInlineCode();
                    break;
                case '{' when _expressions.Find(_at) is { } end:
                    WriteExpression(_text.AsSpan(_at, end - _at));
                    _at = end;
                    break;
                case '<' when _at >= _noTagBefore && TryWriteTag():
                    break;
                default:
                    _written.Append(c);
                    _at++;
                    break;
            }
        }
    }

    private void CopyInlineCode()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] == '`')
        {
            _at++;
        }

        // It ends in its line, at as many signs as it begins with. Where it does not, the signs are text.
        var count = _at - start;
        _lineEnd = _lineEnd < _at ? EndOfLine(_at) : _lineEnd;
        if (_noCodeBefore.GetValueOrDefault(count) < _lineEnd)
        {
            var code = _text.AsSpan(_at, _lineEnd - _at).IndexOf(_text.AsSpan(start, count));
            _noCodeBefore[count] = code < 0 ? _lineEnd : 0;
            _at = code < 0 ? _at : _at + code + count;
        }

        _written.Append(_text, start, _at - start);
    }

    private void WriteExpression(ReadOnlySpan<char> written)
    {
        var inside = written[1..^1].Trim();
        if (inside is ['"' or '\'', _, .., '"' or '\''] && inside[1..^1].IndexOfAny("\"'\\") < 0)
        {
            _written.Append(inside[1..^1]);
        }
        else if (!(inside.StartsWith("/*") && inside.EndsWith("*/")))
        {
            Cut(written);
        }
    }

    private bool TryWriteTag()
    {
        if (JsxTag.Read(_text, _at, _expressions, out var end) is not { } tag)
        {
            _noTagBefore = end;
            return false;
        }

        if (!tag.IsEnd && Pictures.Contains(tag.Name) && tag.Attributes.GetValueOrDefault("src") is { Length: > 0 } source)
        {
            var alternative = tag.Attributes.GetValueOrDefault("alt") ?? "";
            _written.Append("<img src=\"").Append(HtmlText.EscapeAttribute(source))
                .Append("\" alt=\"").Append(HtmlText.EscapeAttribute(alternative)).Append("\">");
        }
        else if (tag.IsComponent)
        {
            Cut(tag.IsEnd ? [] : _text.AsSpan(_at, tag.Length));
        }
        else if (!Layout.Contains(tag.Name))
        {
            WriteElement(tag);
        }

        var isBlock = tag.IsComponent || Layout.Contains(tag.Name);
        _depth = !isBlock || tag.IsEmpty ? _depth : Math.Max(0, _depth + (tag.IsEnd ? -1 : 1));
        _at += tag.Length;
        return true;
    }

    private void WriteElement(JsxTag tag)
    {
        _written.Append(tag.IsEnd ? "</" : "<").Append(tag.Name);
        foreach (var (name, value) in tag.Attributes)
        {
            _written.Append(' ').Append(name).Append("=\"").Append(value.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        _written.Append(tag.IsEmpty && !Void.Contains(tag.Name) ? $"></{tag.Name}>" : ">");
    }

    private void Cut(ReadOnlySpan<char> written)
    {
        if (_named.Count < MaxCut && Block.Line(written[..Math.Min(written.Length, MaxShown * 4)].ToString()) is { Length: > 0 } line
            && TextLimits.Shorten(line, MaxShown) is var shown && _named.Add(shown))
        {
            _cut.Add(shown);
        }
    }
}
