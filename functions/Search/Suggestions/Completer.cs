using System.Collections;
using Newsroom.Content;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Search.Queries;

namespace Newsroom.Search.Suggestions;

/// <summary>Completes the last word of a text in a search box, so that the completed text finds something.</summary>
internal sealed class Completer(IndexView view, TextAnalysis analysis, string language, int today)
{
    /// <summary>Max words that are compared with the hits of the text before them.</summary>
    private const int MaxCompared = 200;

    /// <param name="text">What was typed; it ends with a letter.</param>
    /// <param name="before">The part of it before the last word.</param>
    /// <param name="max">How many completions are wanted.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="QueryTooCostlyException">The last word can be too many words.</exception>
    public async ValueTask<IReadOnlyList<WordCompletion>> CompleteAsync(
        string text, string before, int max, CancellationToken cancellationToken)
    {
        var query = new QueryCompiler(analysis, language).Compile(QueryParser.Parse(text + "*").Root, new EditionFilter()).Clause;
        if (query is null || Prefix(query) is not { } prefix)
        {
            return [];
        }

        var hits = view.Segments.Select(segment => new BitArray(segment.Segment.Info.Documents)).ToArray();
        var all = new IndexQuery(query, 1) { Today = today, OnHit = (segment, document) => hits[segment][document] = true };
        await new QueryRun(view, all).RunAsync(cancellationToken);
        var candidates = await CandidatesAsync(prefix.Prefix, cancellationToken);
        var found = candidates.OrderByDescending(word => word.Value.Sum(place => place.Postings.Count))
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MaxCompared)
            .Select(word => (Word: word.Key, Documents: word.Value.Sum(place => Count(place.Postings, hits[place.Segment]))))
            .Where(word => word.Documents > 0)
            .Take(max)
            .OrderByDescending(word => word.Documents).ThenBy(word => word.Word, StringComparer.Ordinal).ToArray();
        List<WordCompletion> completions = [];
        foreach (var (word, documents) in found)
        {
            completions.Add(new(before + await new WrittenForms(view).OfAsync(word, documents, cancellationToken), documents));
        }

        return completions;
    }

    private async ValueTask<Dictionary<string, List<(int Segment, TermPostings Postings)>>> CandidatesAsync(
        byte[] prefix, CancellationToken cancellationToken)
    {
        var words = new Dictionary<string, List<(int, TermPostings)>>(StringComparer.Ordinal);
        foreach (var (i, segment) in view.Segments.Index())
        {
            foreach (var (term, postings) in await Expansions.WithPrefixAsync(segment.Segment, prefix, cancellationToken))
            {
                var word = Field.Text(term);
                (words.TryGetValue(word, out var places) ? places : words[word] = []).Add((i, postings));
            }
        }

        return words;
    }

    /// <summary>The clause of the last word.</summary>
    private static PrefixClause? Prefix(Clause clause) => clause switch
    {
        PrefixClause prefix => prefix,
        AllClause all => all.All.Select(Prefix).LastOrDefault(prefix => prefix is not null),
        AnyClause any => any.Any.Select(Prefix).LastOrDefault(prefix => prefix is not null),
        _ => null,
    };

    private static int Count(TermPostings postings, BitArray hits)
    {
        var (cursor, count) = (new PostingsCursor(postings), 0);
        for (var document = cursor.Advance(0); document != PostingsCursor.End; document = cursor.Next())
        {
            count += hits[document] ? 1 : 0;
        }

        return count;
    }
}
