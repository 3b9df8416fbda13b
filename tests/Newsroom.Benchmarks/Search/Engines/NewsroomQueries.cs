using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Queries in Newsroom's terms.</summary>
internal static class NewsroomQueries
{
    /// <summary>Null where nothing is asked: stop words only.</summary>
    public static Clause? Of(BenchQuery query, SharedAnalysis analysis)
    {
        if (query.Kind == QueryKind.Prefix)
        {
            return new PrefixClause(Field.Key(Field.Word, SharedAnalysis.Prefix(query)));
        }

        var tokens = analysis.Of(query);
        if (query.Kind == QueryKind.Phrase && tokens.Count > 1)
        {
            return new PhraseClause([.. tokens.Select(token => Field.Key(Field.Stem, token.Stem))], [.. tokens.Select(token => token.Position - tokens[0].Position)]);
        }

        Clause[] terms = [.. tokens.DistinctBy(token => token.Stem).Select(token => new TermClause(Field.Key(Field.Stem, token.Stem)))];
        return terms switch
        {
            [] => null,
            [var only] => only,
            _ when query.Kind == QueryKind.Or => new AnyClause(terms),
            _ when query.Kind == QueryKind.Not => new AllClause(terms[..^1], terms[^1..]),
            _ => new AllClause(terms, []),
        };
    }
}
