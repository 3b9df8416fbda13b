using Lucene.Net.Index;
using Lucene.Net.Search;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Translates queries for Lucene.</summary>
internal static class LuceneQueries
{
    /// <returns>Null if the query has only stop words.</returns>
    public static Query? Of(BenchQuery query, SharedAnalysis analysis)
    {
        if (query.Kind == QueryKind.Prefix)
        {
            return new PrefixQuery(new Term(LuceneFields.Word, SharedAnalysis.Prefix(query)));
        }

        var tokens = analysis.Of(query);
        return tokens.Count switch
        {
            0 => null,
            1 => Term(tokens[0]),
            _ when query.Kind == QueryKind.Phrase => Phrase(tokens),
            _ => Boolean(query.Kind, tokens),
        };
    }

    private static PhraseQuery Phrase(List<Token> tokens)
    {
        var phrase = new PhraseQuery();
        foreach (var token in tokens)
        {
            phrase.Add(new Term(LuceneFields.Text, token.Stem), token.Position - tokens[0].Position);
        }

        return phrase;
    }

    private static BooleanQuery Boolean(QueryKind kind, List<Token> tokens)
    {
        var all = new BooleanQuery(disableCoord: true);
        foreach (var (number, token) in tokens.DistinctBy(token => token.Stem).Index())
        {
            all.Add(Term(token), kind switch
            {
                QueryKind.Or => Occur.SHOULD,
                QueryKind.Not when number > 0 && token.Stem == tokens[^1].Stem => Occur.MUST_NOT,
                _ => Occur.MUST,
            });
        }

        return all;
    }

    private static TermQuery Term(Token token) => new(new Term(LuceneFields.Text, token.Stem));
}
