using Newsroom.Content;

namespace Newsroom.Markup;

/// <summary>
/// Refuses markup that would keep the parser busy for minutes, before it is parsed. At every tag the parser looks through all open
/// elements, opens unclosed formatting again in every block, and compares every attribute with those before it: a hundred thousand
/// <c>&lt;div&gt;</c> take it more than a minute. This counts what it will meet, in one pass.
/// </summary>
internal sealed class OpenElements
{
    private const int MaxOpen = 1_000;
    private const int MaxAttributes = 500;

    /// <summary>Twice as many as the longest articles on the web have.</summary>
    private const int MaxTags = 80_000;

    private const int MaxReopened = 400_000;

    // Without those that never have an end tag, or that end where the next one starts.
    private static readonly HashSet<string> Uncounted =
    [
        .. ("p li dt dd td th tr thead tbody tfoot option br hr img input col wbr area base embed link meta source track param html "
            + "head body").Split(' '),
    ];

    private static readonly HashSet<string> Formatting = [.. "a b big code em font i nobr s small strike strong tt u".Split(' ')];

    /// <summary>Formatting from outside does not end inside them, nor that from inside outside.</summary>
    private static readonly HashSet<string> Bounds = [.. "table object applet marquee template".Split(' ')];

    private static readonly HashSet<string> Raw = [.. "script style textarea title iframe noembed noframes xmp".Split(' ')];

    private readonly Dictionary<string, int> _open = [];
    private readonly Stack<(string Bound, int Formatting)> _formatting = new([("", 0)]);
    private int _total;
    private int _totalFormatting;
    private int _reopened;
    private readonly ForeignContent _foreign = new();

    /// <summary>Where the last comment ended; negative when no further one ends.</summary>
    private int _commentsEnd;

    /// <summary>Where the next one of the rare ends of comments stands; negative when there is none any more.</summary>
    private int? _bangEnd;

    /// <exception cref="UnreadableException">Too many elements are open at the same time, or a tag has too many attributes.</exception>
    public static void Check(string html) => new OpenElements().Read(html);

    private void Read(string html)
    {
        var tags = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 2 < html.Length; at = html.IndexOf('<', at))
        {
            if (++tags > MaxTags)
            {
                throw new UnreadableException($"The text is in too many pieces: it has more than {MaxTags:N0} tags.");
            }

            var isEnd = html[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            if (!char.IsAsciiLetter(html[start]))
            {
                _foreign.ReadDeclaration(html.AsSpan(at));
                at = html.AsSpan(at).StartsWith("<!--") ? EndOfComment(html, at) : at + 1;
                continue;
            }

            // "<p<time>" is an element of the name "p<time".
            var nameEnd = start;
            while (nameEnd < html.Length && html[nameEnd] is not ('>' or '/') && !char.IsWhiteSpace(html[nameEnd]))
            {
                nameEnd++;
            }

            var name = html[start..Math.Min(nameEnd, start + 40)].ToLowerInvariant();
            at = EndOfTag(html, nameEnd);
            Count(name, isEnd, isClosed: at >= 2 && html[at - 2] == '/');
            if (!isEnd && !_foreign.IsOpen && Raw.Contains(name))
            {
                at = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var close ? close : html.Length;
            }
        }
    }

    private int EndOfComment(string html, int at)
    {
        if (_commentsEnd < at && _commentsEnd >= 0)
        {
            var end = html.IndexOf("-->", at, StringComparison.Ordinal);
            var bang = _bangEnd is { } known && (known < 0 || known >= at) ? known : html.IndexOf("--!>", at, StringComparison.Ordinal);
            _bangEnd = bang;
            _commentsEnd = end < 0 || bang < 0 ? Math.Max(end, bang) : Math.Min(end, bang);
        }

        return Math.Max(_commentsEnd, at + 1);
    }

    /// <summary>Behind the tag: a <c>&gt;</c> in quotes does not end it.</summary>
    private static int EndOfTag(string html, int at)
    {
        var attributes = 0;
        while (at < html.Length && html[at] != '>')
        {
            var c = html[at++];
            if (c is '"' or '\'' && html[at - 2] == '=')
            {
                at = html.IndexOf(c, at) is >= 0 and var close ? close + 1 : html.Length;
            }

            attributes += (char.IsWhiteSpace(c) || c is '/' or '"' or '\'') && at < html.Length && !char.IsWhiteSpace(html[at])
                && html[at] is not ('>' or '=' or '/') ? 1 : 0;
            if (attributes > MaxAttributes)
            {
                throw new UnreadableException($"The text can't be read: a tag has more than {MaxAttributes} attributes.");
            }
        }

        return Math.Min(at + 1, html.Length);
    }

    private void Count(string name, bool isEnd, bool isClosed)
    {
        _foreign.ReadTag(name, isEnd, isClosed);
        _reopened += _totalFormatting;
        // A link ends where the next one starts.
        var isSame = name == "a" && !isEnd && _formatting.Peek().Formatting > 0 && _open.GetValueOrDefault(name) > 0;
        if (!Uncounted.Contains(name) && !isSame && !(isClosed && _foreign.IsOpen))
        {
            // An end tag without a start tag ends nothing.
            var open = _open.GetValueOrDefault(name);
            var change = isEnd ? (open > 0 ? -1 : 0) : 1;
            _open[name] = open + change;
            _total += change;
            CountFormatting(name, isEnd);
        }

        if (_total > MaxOpen || _reopened > MaxReopened)
        {
            throw new UnreadableException(
                $"The text is nested too deeply: more than {MaxOpen} elements are open at the same time, or formatting is never closed.");
        }
    }

    private void CountFormatting(string name, bool isEnd)
    {
        var (bound, formatting) = _formatting.Peek();
        if (Bounds.Contains(name) && !isEnd)
        {
            _formatting.Push((name, 0));
        }
        else if (isEnd && name == bound)
        {
            _totalFormatting -= formatting;
            _formatting.Pop();
        }
        else if (Formatting.Contains(name) && (!isEnd || formatting > 0))
        {
            var change = isEnd ? -1 : 1;
            _totalFormatting += change;
            _formatting.Push((_formatting.Pop().Bound, formatting + change));
        }
    }
}
