using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Snippets;

namespace Newsroom.Search.Queries;

/// <summary>Translates a query into clauses of a language's index. An instance compiles one query.</summary>
internal sealed class QueryCompiler(TextAnalysis analysis, string language)
{
    /// <summary>Max words with a star or a tilde: each of them reads a part of the dictionary.</summary>
    private const int MaxExpansions = 10;

    private const int MinPrefixLetters = 2;
    private const int MinFuzzyLetters = 3;

    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<PhraseWord>> _phrases = [];
    private readonly List<FuzzyClause> _fuzzy = [];
    private readonly List<PlainWord> _words = [];
    private int _expanded;

    /// <exception cref="QueryTooCostlyException">The query has too many words with a star or a tilde.</exception>
    public CompiledQuery Compile(Query? root, EditionFilter filter)
    {
        List<Clause> all = [];
        List<Clause> none = [];
        var query = QuestionWords.Without(root, analysis, language);
        if (query is not null)
        {
            Add(query, all, none, isWanted: true);
        }

        Clause[] filters = [.. Filters(filter)];
        var clause = all.Count == 0 ? null : Join([.. all, .. filters], none);
        return new CompiledQuery(clause, new Highlight { Stems = _stems, Prefixes = _prefixes, Phrases = _phrases }, _fuzzy, _words)
        {
            Plain = [.. Plain(query)],
            Filters = filters,
        };
    }

    /// <summary>A query without words: everything that passes the filters. Null in it if there is no filter.</summary>
    public static CompiledQuery Compile(EditionFilter filter)
    {
        Clause[] filters = [.. Filters(filter)];
        return new CompiledQuery(filters.Length == 0 ? null : Join(filters, []), new Highlight(), [], []) { Filters = filters };
    }

    private IEnumerable<PlainWord> Plain(Query? query) => query switch
    {
        WordQuery { InTitle: false } word => analysis.Tokens(language, word.Text)
            .Select(token => new PlainWord(word.Text, token.Word, token.Stem)),
        AndQuery { None: [] } all when all.All.All(part => part is WordQuery { InTitle: false }) => all.All.SelectMany(Plain)
            .DistinctBy(word => word.Stem),
        _ => [],
    };

    // Conjunctions in parentheses are flattened: their words are then next to each other, and their proximity counts.
    private void Add(Query query, List<Clause> all, List<Clause> none, bool isWanted)
    {
        if (query is AndQuery and)
        {
            foreach (var part in and.All)
            {
                Add(part, all, none, isWanted);
            }

            none.AddRange(and.None.Select(part => Compile(part, isWanted: false)).OfType<Clause>());
        }
        else if (Compile(query, isWanted) is { } clause && !(clause is TermClause again && all.Any(other => IsSame(other, again))))
        {
            all.Add(clause);
        }
    }

    private static bool IsSame(Clause one, TermClause other) => one is TermClause term && term.Term.AsSpan().SequenceEqual(other.Term);

    /// <param name="query">A part of the query.</param>
    /// <param name="isWanted">False inside an exclusion. Only wanted parts are shown in snippets.</param>
    /// <returns>Null if nothing is left, because stop words are in every text.</returns>
    private Clause? Compile(Query query, bool isWanted) => query switch
    {
        WordQuery word => Words(word.Text, word.InTitle, isWanted, isPlain: true),
        PhraseQuery phrase => Words(phrase.Text, phrase.InTitle, isWanted, isPlain: false),
        PrefixQuery prefix => Prefix(prefix, isWanted),
        FuzzyQuery fuzzy => Fuzzy(fuzzy, isWanted),
        OrQuery or => Either([.. or.Any.Select(part => Compile(part, isWanted)).OfType<Clause>()]),
        AndQuery and => Both(and, isWanted),
        _ => throw new InvalidOperationException($"No clause for {query}."),
    };

    private Clause? Both(AndQuery and, bool isWanted)
    {
        List<Clause> all = [];
        List<Clause> none = [];
        Add(and, all, none, isWanted);
        return all.Count == 0 ? null : Join(all, none);
    }

    private static Clause Join(IReadOnlyList<Clause> all, IReadOnlyList<Clause> none) =>
        (all, none) is ([var only], []) ? only : new AllClause(all, none);

    private static Clause? Either(IReadOnlyList<Clause> any) => any switch { [] => null, [var only] => only, _ => new AnyClause(any) };

    private Clause? Words(string text, bool inTitle, bool isWanted, bool isPlain)
    {
        var tokens = analysis.Tokens(language, text).ToArray();
        var field = inTitle ? Field.TitleStem : Field.Stem;
        switch (tokens)
        {
            case []:
                return null;
            case [var only]:
                if (isWanted)
                {
                    _stems.Add(only.Stem);
                    _words.AddRange(isPlain ? [new PlainWord(text, only.Word, only.Stem)] : []);
                }

                return new TermClause(Field.Key(field, only.Stem));
            default:
                PhraseWord[] phrase = [.. tokens.Select(token => new PhraseWord(token.Stem, token.Position - tokens[0].Position))];
                _phrases.AddRange(isWanted ? [phrase] : []);
                return new PhraseClause([.. phrase.Select(word => Field.Key(field, word.Stem))], [.. phrase.Select(word => word.Offset)]);
        }
    }

    private Clause? Prefix(PrefixQuery prefix, bool isWanted)
    {
        var (before, last) = UnfinishedText.Of(analysis, language, prefix.Text);
        if (last.Length < MinPrefixLetters)
        {
            return Words(prefix.Text, prefix.InTitle, isWanted, isPlain: false);
        }

        CountExpanded();
        _prefixes.UnionWith(isWanted ? [last] : []);
        var clause = new PrefixClause(Field.Key(prefix.InTitle ? Field.TitleWord : Field.Word, last));
        return Join([.. Terms(before, prefix.InTitle, isWanted), clause], []);
    }

    private Clause? Fuzzy(FuzzyQuery fuzzy, bool isWanted)
    {
        var (before, last) = UnfinishedText.Of(analysis, language, fuzzy.Text);
        if (last.Length < MinFuzzyLetters)
        {
            return Words(fuzzy.Text, inTitle: false, isWanted, isPlain: false);
        }

        CountExpanded();
        var clause = new FuzzyClause(last, fuzzy.Edits);
        _fuzzy.AddRange(isWanted ? [clause] : []);
        return Join([.. Terms(before, inTitle: false, isWanted), clause], []);
    }

    private IEnumerable<Clause> Terms(IReadOnlyList<Token> tokens, bool inTitle, bool isWanted)
    {
        _stems.UnionWith(isWanted ? tokens.Select(token => token.Stem) : []);
        return tokens.Select(token => new TermClause(Field.Key(inTitle ? Field.TitleStem : Field.Stem, token.Stem)));
    }

    private void CountExpanded()
    {
        if (++_expanded > MaxExpansions)
        {
            throw new QueryTooCostlyException($"The query has more than {MaxExpansions} words with a star or a tilde.");
        }
    }

    private static IEnumerable<Clause> Filters(EditionFilter filter)
    {
        (byte Field, string? Value)[] filters =
        [
            (Field.Tag, filter.Tag),
            (Field.Organisation, filter.Organisation),
            (Field.Place, filter.Place),
            (Field.Kind, filter.Kind?.ToString()),
        ];
        return filters.Where(one => one.Value is not null).Select(one => new FilterClause(Field.FilterKey(one.Field, one.Value!)));
    }
}
