using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;
using Newsroom.Storage.Stores;

namespace Newsroom.Search.Suggestions;

/// <summary>Corrects words that no edition has.</summary>
internal sealed class SpellingCorrector(string language, IndexView view, TextAnalysis analysis, EditionStore bodies, int today)
{
    private const int MinLetters = 3;
    private const int MaxLettersForOneEdit = 5;

    private IEnumerable<Segment> Segments => view.Segments.Select(segment => segment.Segment);

    /// <summary>The query with unknown words replaced by similar words of the index; null if that has no hits either.</summary>
    public async ValueTask<string?> CorrectAsync(SearchRequest request, IReadOnlyList<PlainWord> words, CancellationToken cancellationToken)
    {
        var text = request.Query;
        foreach (var word in words.DistinctBy(word => word.Word))
        {
            if (await FindSimilarAsync(word, cancellationToken) is { } similar)
            {
                text = Replace(text, word, await AsWrittenAsync(similar, cancellationToken));
            }
        }

        return text != request.Query && await HasHitsAsync(text, request, cancellationToken) ? text : null;
    }

    private async ValueTask<string?> FindSimilarAsync(PlainWord word, CancellationToken cancellationToken)
    {
        if (word.Word.Length < MinLetters || await IsKnownAsync(word, cancellationToken))
        {
            return null;
        }

        var edits = word.Word.Length <= MaxLettersForOneEdit ? 1 : 2;
        var similar = await Expansions.SimilarAsync(Segments, word.Word, edits, cancellationToken);
        return similar.Count == 0 ? null : similar[0].Word;
    }

    private async ValueTask<bool> IsKnownAsync(PlainWord word, CancellationToken cancellationToken)
    {
        foreach (var segment in Segments)
        {
            if (await segment.FindAsync(Field.Key(Field.Stem, word.Stem), withPositions: false, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A word of the index with the accents it has in the newest text that uses it.</summary>
    private async ValueTask<string> AsWrittenAsync(string word, CancellationToken cancellationToken)
    {
        var query = new IndexQuery(new FilterClause(Field.Key(Field.Word, word)), 1)
        {
            Order = SearchOrder.Newest,
            CountUpTo = 0,
            Today = today,
        };
        var newest = await new QueryRun(view, query).RunAsync(cancellationToken);
        foreach (var document in await view.DocumentsAsync([.. newest.Hits.Select(hit => hit.Place)], cancellationToken))
        {
            var body = await bodies.ReadAsync(document.Article, document.Version, language, cancellationToken);
            foreach (var text in body is null ? [document.Title] : new[] { document.Title, body.Summary ?? "", body.Text })
            {
                var token = analysis.Tokens(language, text).FirstOrDefault(token => token.Word == word);
                var written = WithoutArticle(text[token.Start..token.End]).ToLowerInvariant();
                if (TextAnalysis.Fold(written) == word)
                {
                    return written;
                }
            }
        }

        return word;
    }

    private async ValueTask<bool> HasHitsAsync(string text, SearchRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryCompiler(analysis, language).Compile(QueryParser.Parse(text).Root, request.Filter);
        if (query.Clause is not { } clause)
        {
            return false;
        }

        var any = new IndexQuery(clause, 1) { Days = request.Days, CountUpTo = 0, Today = today };
        return (await new QueryRun(view, any).RunAsync(cancellationToken)).Hits.Count > 0;
    }

    private static string Replace(string text, PlainWord word, string better)
    {
        var bare = WithoutArticle(word.Text);
        var replacement = TextAnalysis.Fold(bare) == word.Word ? word.Text[..^bare.Length] + better : better;
        return Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word.Text)}(?![\p{{L}}\p{{N}}])", _ => replacement);
    }

    private static string WithoutArticle(string word) => word[(word.AsSpan().LastIndexOfAny('\'', '’') + 1)..];
}
