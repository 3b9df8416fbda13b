using System.Text;

namespace Newsroom.Search.Queries;

/// <summary>
/// Parses what readers type:
/// <list type="bullet">
/// <item><c>a b</c>, <c>a AND b</c>, <c>a &amp;&amp; b</c>: both.</item>
/// <item><c>a OR b</c>, <c>a | b</c>: at least one. As on Google and GitHub, OR binds more tightly than AND:
/// <c>a OR b c</c> is <c>(a OR b) c</c>.</item>
/// <item><c>-a</c>, <c>NOT a</c>, <c>-"a b"</c>, <c>-(a OR b)</c>: exclusion. A dash inside a word is part of it.</item>
/// <item><c>"a b"</c>, <c>« a b »</c>: the words in this order.</item>
/// <item><c>appel*</c>: words with this prefix. <c>word~</c>, <c>word~1</c>, <c>word~2</c>: words with a similar spelling.</item>
/// <item><c>title:a</c>, <c>title:"a b"</c>, <c>title:(a b)</c>: in the title.</item>
/// </list>
/// A query that breaks these rules is never rejected: its words and phrases are searched one by one, and a note says why.
/// </summary>
public static class QueryParser
{
    public static ParsedQuery Parse(string text) => new RecursiveDescentParser(new QueryLexer(WellFormed(text))).Parse();

    /// <summary>
    /// Replaces what normalisation rejects: unpaired surrogates and U+FFFE. Replacements have the same length, so positions stay the same.
    /// </summary>
    private static string WellFormed(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD');

    /// <summary>
    /// All := (Any | AND)*; Any := Clause (OR Clause)*; Clause := (- | NOT | title:)* (word | phrase | "(" All ")").
    /// </summary>
    private sealed class RecursiveDescentParser(QueryLexer lexer)
    {
        private const int MaxDepth = 20;

        private readonly IReadOnlyList<Lexeme> _lexemes = lexer.Lexemes;
        private readonly LeafParser _leaves = new();
        private int _at;
        private QueryNote? _problem;

        private LexemeKind? Current => _at < _lexemes.Count ? _lexemes[_at].Kind : null;

        public ParsedQuery Parse()
        {
            if (lexer.UnpairedQuote is { } quote)
            {
                Fail(QueryNoteKind.UnpairedQuote, "", quote);
            }

            var root = All(inTitle: false, depth: 0);
            if (_at < _lexemes.Count)
            {
                Fail(QueryNoteKind.UnpairedParenthesis, "", _lexemes[_at].At);
            }

            return _problem is null
                ? Result(root, NoteOnEmpty(root) ?? _leaves.Note)
                : Result(OneByOne(), _problem);
        }

        private static ParsedQuery Result(ParsedClause root, QueryNote? note) => new(root.Excluded ? null : root.Query, note);

        private QueryNote? NoteOnEmpty(ParsedClause root) =>
            root.Excluded ? new QueryNote(QueryNoteKind.OnlyExclusions)
            : root.Query is null && !lexer.IsBlank ? new QueryNote(QueryNoteKind.NoWord)
            : null;

        private ParsedClause All(bool inTitle, int depth)
        {
            var parts = new Conjunction();
            while (Current is { } kind and not LexemeKind.Close)
            {
                if (kind == LexemeKind.And)
                {
                    _at++;
                    continue;
                }

                parts.Add(Any(inTitle, depth));
            }

            return parts.ToPart();
        }

        private ParsedClause Any(bool inTitle, int depth)
        {
            var first = Clause(inTitle, depth, waiting: null);
            if (Current != LexemeKind.Or)
            {
                return first;
            }

            var any = new List<Query>();
            AddAlternative(any, first, _lexemes[_at]);
            while (Current == LexemeKind.Or)
            {
                var or = _lexemes[_at++];
                AddAlternative(any, Clause(inTitle, depth, or), or);
            }

            return new ParsedClause(Either(any), Excluded: false);
        }

        private void AddAlternative(List<Query> any, ParsedClause part, Lexeme or)
        {
            if (part.Excluded)
            {
                // It would match nearly everything.
                Fail(QueryNoteKind.ExcludedAlternative, or.Text, or.At);
            }
            else if (part.Query is OrQuery nested)
            {
                any.AddRange(nested.Any);
            }
            else if (part.Query is { } query)
            {
                any.Add(query);
            }
        }

        /// <param name="inTitle">Whether a <c>title:</c> applies.</param>
        /// <param name="depth">The number of enclosing parentheses.</param>
        /// <param name="waiting">The operator that needs this clause.</param>
        private ParsedClause Clause(bool inTitle, int depth, Lexeme? waiting)
        {
            var excluded = false;
            for (; Current is LexemeKind.Not or LexemeKind.Title or LexemeKind.And; _at++)
            {
                excluded ^= Current == LexemeKind.Not;
                inTitle |= Current == LexemeKind.Title;
                waiting = Current == LexemeKind.And ? waiting : _lexemes[_at];
            }

            if (Current is null or LexemeKind.Close or LexemeKind.Or)
            {
                // An operator without a clause, or OR at the very beginning. Nothing but AND is an empty clause.
                return (waiting ?? (Current == LexemeKind.Or ? _lexemes[_at] : null)) is { } incomplete
                    ? Fail(QueryNoteKind.IncompleteOperator, incomplete.Text, incomplete.At)
                    : default;
            }

            var lexeme = _lexemes[_at++];
            var part = lexeme.Kind == LexemeKind.Open
                ? Group(lexeme, inTitle, depth + 1)
                : new ParsedClause(_leaves.Parse(lexeme, inTitle), Excluded: false);
            return part with { Excluded = part.Query is not null && excluded ^ part.Excluded };
        }

        private ParsedClause Group(Lexeme open, bool inTitle, int depth)
        {
            if (depth > MaxDepth)
            {
                return Fail(QueryNoteKind.DeepParenthesis, "", open.At, MaxDepth);
            }

            var inside = All(inTitle, depth);
            if (Current != LexemeKind.Close)
            {
                return Fail(QueryNoteKind.UnpairedParenthesis, "", open.At);
            }

            _at++;
            return inside;
        }

        /// <summary>Records the first problem and moves to the end, so that parsing stops.</summary>
        private ParsedClause Fail(QueryNoteKind problem, string text, int at, int number = 0)
        {
            _problem ??= new QueryNote(problem, text, number, at + 1);
            _at = _lexemes.Count;
            return default;
        }

        /// <summary>Every word and phrase with its own operators, without those that join them.</summary>
        private ParsedClause OneByOne()
        {
            var parts = new Conjunction();
            var (excluded, inTitle) = (false, false);
            foreach (var lexeme in _lexemes)
            {
                if (lexeme.Kind is LexemeKind.Word or LexemeKind.Phrase)
                {
                    parts.Add(new ParsedClause(_leaves.Parse(lexeme, inTitle), excluded));
                }

                excluded = lexeme.Kind == LexemeKind.Not || (excluded && lexeme.Kind == LexemeKind.Title);
                inTitle = lexeme.Kind == LexemeKind.Title || (inTitle && lexeme.Kind == LexemeKind.Not);
            }

            return parts.ToPart();
        }
    }

    /// <summary>A query to match or to exclude; the query is null if the clause is empty.</summary>
    private readonly record struct ParsedClause(Query? Query, bool Excluded);

    private sealed class Conjunction
    {
        private readonly List<Query> _all = [];
        private readonly List<Query> _none = [];

        public void Add(ParsedClause part)
        {
            switch (part)
            {
                case { Query: null }:
                    break;
                case { Excluded: true, Query: OrQuery or }:
                    _none.AddRange(or.Any);
                    break;
                case { Excluded: true }:
                    _none.Add(part.Query);
                    break;
                case { Query: AndQuery { None: [] } and }:
                    _all.AddRange(and.All);
                    break;
                default:
                    _all.Add(part.Query);
                    break;
            }
        }

        // Only exclusions: -a -b is -(a OR b).
        public ParsedClause ToPart() =>
            _all.Count == 0 ? new ParsedClause(_none.Count == 0 ? null : Either(_none), Excluded: _none.Count > 0)
            : new ParsedClause(_all.Count == 1 && _none.Count == 0 ? _all[0] : new AndQuery(_all, _none), Excluded: false);
    }

    private static Query? Either(IReadOnlyList<Query> any) => any switch
    {
        [] => null,
        [var one] => one,
        _ => new OrQuery(any),
    };
}
