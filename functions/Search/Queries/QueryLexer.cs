using System.Buffers;

namespace Newsroom.Search.Queries;

internal enum LexemeKind
{
    Word,
    Phrase,
    Open,
    Close,
    And,
    Or,
    Not,
    Title,
}

/// <summary>A lexical element of a query.</summary>
/// <param name="Text">As typed; of a phrase, the text between its quotation marks.</param>
/// <param name="At">Where it begins, in UTF-16 units.</param>
internal readonly record struct Lexeme(LexemeKind Kind, string Text, int At);

/// <summary>Splits a query into words, phrases and operators.</summary>
internal sealed class QueryLexer
{
    private const string Title = "title:";

    /// <summary>Max letters of an ending in parentheses that belongs to its word: réfugié(e)s.</summary>
    private const int MaxEndingLetters = 5;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»＂");

    private readonly string _text;
    private readonly List<Lexeme> _lexemes = [];
    private int _at;

    public QueryLexer(string text)
    {
        _text = text;
        while (_at < text.Length)
        {
            Next(text[_at]);
        }
    }

    public IReadOnlyList<Lexeme> Lexemes => _lexemes;

    /// <summary>Whether the query has only space.</summary>
    public bool IsBlank => _text.All(IsSpace);

    /// <summary>The position of a quotation mark without a partner. It is ignored.</summary>
    public int? UnpairedQuote { get; private set; }

    /// <summary>White space, control characters and invisible characters: direction marks, zero-width space, byte order mark.</summary>
    public static bool IsSpace(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF'
        || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private void Next(char c)
    {
        if (IsSpace(c))
        {
            _at++;
        }
        else if (Quotes.Contains(c))
        {
            Quotation();
        }
        else if (c is '(' or ')')
        {
            Take(c == '(' ? LexemeKind.Open : LexemeKind.Close, _at + 1);
        }
        else if (c == '|')
        {
            Take(LexemeKind.Or, After('|', _at));
        }
        else if (c == '-')
        {
            Dashes();
        }
        else if (_text.AsSpan(_at).StartsWith(Title, StringComparison.OrdinalIgnoreCase))
        {
            Take(LexemeKind.Title, _at + Title.Length);
        }
        else
        {
            Word();
        }
    }

    private void Take(LexemeKind kind, int end)
    {
        _lexemes.Add(new Lexeme(kind, _text[_at..end], _at));
        _at = end;
    }

    private int After(char c, int at)
    {
        while (at < _text.Length && _text[at] == c)
        {
            at++;
        }

        return at;
    }

    /// <summary>Any quotation mark opens or closes: keyboards and languages differ, and some open with what others close with.</summary>
    private void Quotation()
    {
        var length = _text.AsSpan(_at + 1).IndexOfAny(Quotes);
        if (length < 0)
        {
            UnpairedQuote = _at++;
            return;
        }

        _lexemes.Add(new Lexeme(LexemeKind.Phrase, _text.Substring(_at + 1, length), _at));
        _at += length + 2;

        // Other search engines accept a distance ("a b"~3); here it is ignored.
        if (_at < _text.Length && _text[_at] == '~')
        {
            for (_at++; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
            {
            }
        }
    }

    /// <summary>A dash excludes what follows, if it touches only that; otherwise it is punctuation.</summary>
    private void Dashes()
    {
        var end = After('-', _at);
        var free = _at == 0 || !(Quotes.Contains(_text[_at - 1]) || _text[_at - 1] == ')');
        if (free && end < _text.Length && !IsSpace(_text[end]) && _text[end] is not (')' or '|'))
        {
            Take(LexemeKind.Not, end);
        }

        _at = end;
    }

    private void Word()
    {
        var end = _at;
        while (end < _text.Length && !IsSpace(_text[end]) && !Quotes.Contains(_text[end]) && _text[end] is not (')' or '|'))
        {
            var next = end + 1;
            if (_text[end] == '(')
            {
                next = EndingBehind(end);
                if (next < 0 || Operator(_text.AsSpan(_at, end - _at)) != LexemeKind.Word)
                {
                    break;
                }
            }

            end = next;
        }

        Take(Operator(_text.AsSpan(_at, end - _at)), end);
    }

    /// <summary>The end of an ending in parentheses that begins here; negative if there is none.</summary>
    private int EndingBehind(int open)
    {
        var at = open + 1;
        while (at < _text.Length && at <= open + MaxEndingLetters && char.IsLetter(_text[at]))
        {
            at++;
        }

        return at > open + 1 && at < _text.Length && _text[at] == ')' ? at + 1 : -1;
    }

    private static LexemeKind Operator(ReadOnlySpan<char> word) => word switch
    {
        "AND" or "&&" => LexemeKind.And,
        "OR" => LexemeKind.Or,
        "NOT" => LexemeKind.Not,
        _ => LexemeKind.Word,
    };
}
