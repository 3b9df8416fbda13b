namespace Newsroom.Reading.Formats.Mdx;

/// <summary>
/// Finds the ends of JavaScript expressions in braces. Each part of a text is read once, whatever is asked for: the ends of all braces in
/// it are remembered, also of those in an expression that does not end.
/// </summary>
internal sealed class ExpressionEnds(string text)
{
    private readonly Dictionary<int, int> _ends = [];
    private int _read;

    /// <summary>The position behind the brace that ends an expression; null if it does not end.</summary>
    /// <param name="start">The position of the brace that begins it.</param>
    public int? Find(int start)
    {
        if (start >= _read)
        {
            Read(start);
        }

        return _ends.TryGetValue(start, out var end) ? end : null;
    }

    private void Read(int start)
    {
        var open = new Stack<int>();
        var at = start;
        do
        {
            switch (text[at])
            {
                case '{':
                    open.Push(at++);
                    break;
                case '}':
                    _ends[open.Pop()] = ++at;
                    break;
                case '"' or '\'':
                    at = EndOfString(at);
                    break;
                case '`':
                    at = EndOfTemplate(at);
                    break;
                case '/' when At(at + 1) == '/':
                    at = EndOfLine(at);
                    break;
                case '/' when At(at + 1) == '*':
                    at = text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : text.Length;
                    break;
                default:
                    at++;
                    break;
            }
        }
        while (open.Count > 0 && at < text.Length);
        _read = at;
    }

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private int EndOfLine(int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    // An apostrophe in prose between tags begins no string that goes on in the next line.
    private int EndOfString(int start)
    {
        for (var at = start + 1; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == text[start])
            {
                return at + 1;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return start + 1;
    }

    private int EndOfTemplate(int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '`')
            {
                return at + 1;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        return text.Length;
    }
}
