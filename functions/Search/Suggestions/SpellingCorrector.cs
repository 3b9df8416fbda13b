using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;
using Newsroom.Storage.Stores;

namespace Newsroom.Search;

/// <summary>Finds what a reader may have meant by words that no edition has.</summary>
internal sealed class Spelling(string language, IndexView view, Analysis analysis, EditionStore bodies, int today)
{
    private const int Shortest = 3;
    private const int LongestOfOneEdit = 5;

    private IEnumerable<Segment> Segments => view.Segments.Select(segment => segment.Segment);

    /// <summary>The query with these words in the nearest spelling that editions have; null where that finds nothing.</summary>
    public async ValueTask<string?> CorrectAsync(SearchRequest request, IReadOnlyList<PlainWord> words, CancellationToken cancellationToken)
    {
        var text = request.Query;
        foreach (var word in words.DistinctBy(word => word.Word))
        {
            if (await NearestAsync(word, cancellationToken) is { } nearest)
            {
                text = Replace(text, word, await AsWrittenAsync(nearest, cancellationToken));
            }
        }

        return text != request.Query && await FindsAsync(text, request, cancellationToken) ? text : null;
    }

    private async ValueTask<string?> NearestAsync(PlainWord word, CancellationToken cancellationToken)
    {
        if (word.Word.Length < Shortest || await IsKnownAsync(word, cancellationToken))
        {
            return null;
        }

        var alike = await Expansions.AlikeAsync(Segments, word.Word, word.Word.Length <= LongestOfOneEdit ? 1 : 2, cancellationToken);
        return alike.Count == 0 ? null : alike[0].Word;
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

    /// <summary>A word of the index with the accents that it has in a text.</summary>
    private async ValueTask<string> AsWrittenAsync(string word, CancellationToken cancellationToken)
    {
        var asked = new IndexQuery(new FilterClause(Field.Key(Field.Word, word)), 1) { Order = SearchOrder.Newest, CountUpTo = 0, Today = today };
        var found = await new QueryRun(view, asked).RunAsync(cancellationToken);
        foreach (var document in await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], cancellationToken))
        {
            var body = await bodies.ReadAsync(document.Article, document.Version, language, cancellationToken);
            foreach (var text in body is null ? [document.Title] : new[] { document.Title, body.Summary ?? "", body.Text })
            {
                var token = analysis.Tokens(language, text).FirstOrDefault(token => token.Word == word);
                var written = WithoutArticle(text[token.Start..token.End]).ToLowerInvariant();
                if (Analysis.Fold(written) == word)
                {
                    return written;
                }
            }
        }

        return word;
    }

    private async ValueTask<bool> FindsAsync(string text, SearchRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryCompiler(analysis, language).Compile(QueryParser.Parse(text).Root, request.Filter);
        if (query.Clause is not { } clause)
        {
            return false;
        }

        var asked = new IndexQuery(clause, 1) { Days = LanguageSearch.Days(request), CountUpTo = 0, Today = today };
        return (await new QueryRun(view, asked).RunAsync(cancellationToken)).Hits.Count > 0;
    }

    private static string Replace(string text, PlainWord word, string better)
    {
        var bare = WithoutArticle(word.Text);
        var replacement = Analysis.Fold(bare) == word.Word ? word.Text[..^bare.Length] + better : better;
        return Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(word.Text)}(?![\p{{L}}\p{{N}}])", _ => replacement);
    }

    private static string WithoutArticle(string word) => word[(word.AsSpan().LastIndexOfAny('\'', '’') + 1)..];
}
