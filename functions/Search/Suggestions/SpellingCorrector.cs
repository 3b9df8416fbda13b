using System.Text.RegularExpressions;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search.Suggestions;

/// <summary>Corrects words that no edition has.</summary>
internal sealed class SpellingCorrector(string language, IndexView view, TextAnalysis analysis, int today)
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
                text = Replace(text, word, similar);
            }
        }

        return text != request.Query && await HasHitsAsync(text, request, cancellationToken) ? text : null;
    }

    private async ValueTask<string?> FindSimilarAsync(PlainWord word, CancellationToken cancellationToken)
    {
        var isKnown = await view.HasAsync(Field.Key(Field.Stem, word.Stem), cancellationToken);
        return !isKnown && await SimilarAsync(word, max: 1, cancellationToken) is [var (similar, documents)]
            ? await new WrittenForms(view).OfAsync(similar, documents, cancellationToken)
            : null;
    }

    /// <summary>Words of the index with a similar spelling, the most similar ones only.</summary>
    public async ValueTask<IReadOnlyList<(string Word, int Documents)>> SimilarAsync(
        PlainWord word, int max, CancellationToken cancellationToken)
    {
        if (word.Word.Length < MinLetters)
        {
            return [];
        }

        var edits = word.Word.Length <= MaxLettersForOneEdit ? 1 : 2;
        var similar = await Expansions.SimilarAsync(Segments, word.Word, edits, cancellationToken);
        if (similar is not [{ Edits: 1 }, ..])
        {
            // A word with another first letter is better only if it is nearer.
            var others = await Expansions.SimilarWithOtherFirstLetterAsync(Segments, word.Word, edits, cancellationToken);
            similar = others.Count > 0 && (similar.Count == 0 || others[0].Edits < similar[0].Edits) ? others : similar;
        }

        return [.. similar.Where(other => other.Edits == similar[0].Edits).Take(max).Select(other => (other.Word, other.Documents))];
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
