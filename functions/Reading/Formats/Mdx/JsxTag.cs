namespace Newsroom.Reading.Formats.Mdx;

/// <summary>A tag of JSX.</summary>
/// <param name="Name">Its name; empty for a fragment.</param>
/// <param name="IsEnd">Whether it ends an element.</param>
/// <param name="IsEmpty">Whether the element has no content: <c>&lt;Chart /&gt;</c>.</param>
/// <param name="Attributes">Those whose value is a text.</param>
/// <param name="Length">Characters of the tag.</param>
internal sealed record JsxTag(string Name, bool IsEnd, bool IsEmpty, IReadOnlyDictionary<string, string> Attributes, int Length)
{
    /// <summary>Whether it is a component, and no element of HTML.</summary>
    public bool IsComponent => Name.Length == 0 || char.IsAsciiLetterUpper(Name[0]) || Name.Contains('.', StringComparison.Ordinal);

    /// <summary>Reads a tag.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position of its first character, <c>&lt;</c>.</param>
    /// <param name="expressions">The ends of expressions in the text.</param>
    /// <param name="end">Where reading ended, also if it is no tag.</param>
    /// <returns>Null if it is no tag.</returns>
    public static JsxTag? Read(string text, int start, ExpressionEnds expressions, out int end)
    {
        var reader = new Reader(text, start + 1, expressions);
        var tag = reader.Read(start);
        end = reader.At;
        return tag;
    }

    private sealed class Reader(string text, int at, ExpressionEnds expressions)
    {
        private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

        public int At { get; private set; } = at;

        private char Current => At < text.Length ? text[At] : '\0';

        public JsxTag? Read(int start)
        {
            var isEnd = Take('/');
            var name = Name();
            if (name.Length > 0 && !char.IsAsciiLetter(name[0]))
            {
                return null;
            }

            Blanks();
            while (Current is not ('>' or '/'))
            {
                if (name.Length == 0 || !TryAttribute())
                {
                    return null;
                }

                Blanks();
            }

            var isEmpty = Take('/');
            return Take('>') ? new JsxTag(name, isEnd, isEmpty, _attributes, At - start) : null;
        }

        private bool TryAttribute()
        {
            if (Current == '{')
            {
                return TryExpression();
            }

            var name = Name();
            if (name.Length == 0)
            {
                return false;
            }

            Blanks();
            if (!Take('='))
            {
                return true;
            }

            Blanks();
            return Current == '{' ? TryExpression() : TryText(name);
        }

        private bool TryExpression()
        {
            if (expressions.Find(At) is not { } end)
            {
                return false;
            }

            At = end;
            return true;
        }

        private bool TryText(string name)
        {
            var quote = Current;
            if (quote is not ('"' or '\''))
            {
                return false;
            }

            var end = text.IndexOf(quote, At + 1);
            _attributes[name] = end < 0 ? "" : text[(At + 1)..end];
            At = end < 0 ? text.Length : end + 1;
            return end >= 0;
        }

        private string Name()
        {
            var start = At;
            while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or ':' or '-' or '_' or '$')
            {
                At++;
            }

            return text[start..At];
        }

        private void Blanks()
        {
            while (char.IsWhiteSpace(Current))
            {
                At++;
            }
        }

        private bool Take(char expected)
        {
            if (Current != expected)
            {
                return false;
            }

            At++;
            return true;
        }
    }
}
