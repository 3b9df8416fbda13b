using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Translates queries for Newsroom.</summary>
internal static class NewsroomQueries
{
    /// <returns>Null if the query has only stop words.</returns>
    public static Clause? Of(BenchQuery query, SharedAnalysis analysis)
    {
        if (query.Kind == QueryKind.Prefix)
        {
            return new PrefixClause(Field.Key(Field.Word, SharedAnalysis.Prefix(query)));
        }

        var tokens = analysis.Of(query);
        if (query.Kind == QueryKind.Phrase && tokens.Count > 1)
        {
            return new PhraseClause(
                [.. tokens.Select(token => Field.Key(Field.Stem, token.Stem))],
                [.. tokens.Select(token => token.Position - tokens[0].Position)]);
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
