using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>A word of the dictionary of a segment.</summary>
internal readonly record struct Expansion(byte[] Term, TermPostings Postings);

/// <summary>Finds words of the dictionary that begin alike, or are alike.</summary>
internal static class Expansions
{
    /// <summary>Words of a segment that a prefix may stand for.</summary>
    public const int MostWords = 20_000;

    /// <summary>Blocks of the dictionary that one query may walk.</summary>
    public const int MostBlocks = 400;

    /// <summary>Words that a misspelt one may stand for.</summary>
    private const int MostAlike = 50;

    private const int AtOnce = 8;

    /// <summary>The words of a segment that begin so.</summary>
    /// <exception cref="QueryTooCostlyException">They are too many.</exception>
    public static async ValueTask<List<Expansion>> BeginningAsync(Segment segment, byte[] prefix, CancellationToken cancellationToken)
    {
        List<Expansion> words = [];
        foreach (var block in await BlocksAsync(segment, prefix, cancellationToken))
        {
            Walk(block, prefix, words);
        }

        return words.Count <= MostWords ? words : throw new QueryTooCostlyException($"'{Field.Text(prefix)}*' stands for more than {MostWords:N0} words: write more letters of it.");
    }

    /// <summary>The words of some segments nearest to one, with the same first letter: those that differ least first, of these the most frequent.</summary>
    public static async ValueTask<IReadOnlyList<(string Word, int Edits, int Documents)>> AlikeAsync(
        IEnumerable<Segment> segments, string word, int edits, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (int Edits, int Documents)>(StringComparer.Ordinal);
        var first = Field.Key(Field.Word, word[..(char.IsHighSurrogate(word[0]) && word.Length > 1 ? 2 : 1)]);
        foreach (var segment in segments)
        {
            foreach (var block in await BlocksAsync(segment, first, cancellationToken))
            {
                Walk(block, first, word, edits, found);
            }
        }

        return [.. found.Select(one => (one.Key, one.Value.Edits, one.Value.Documents))
            .OrderBy(one => one.Edits).ThenByDescending(one => one.Documents).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(MostAlike)];
    }

    private static async ValueTask<IReadOnlyList<TermBlock>> BlocksAsync(Segment segment, byte[] prefix, CancellationToken cancellationToken)
    {
        var terms = segment.Info.FirstTerms;
        var first = Math.Max(0, segment.Info.TermBlockOf(prefix));
        var end = first;
        while (end < terms.Length && (end == first || terms[end].AsSpan().StartsWith(prefix) || terms[end].AsSpan().SequenceCompareTo(prefix) < 0))
        {
            end++;
        }

        if (end - first > MostBlocks)
        {
            throw new QueryTooCostlyException($"Too many words begin with '{Field.Text(prefix)}': write more letters.");
        }

        var blocks = new TermBlock[end - first];
        for (var some = first; some < end; some += AtOnce)
        {
            var reading = Enumerable.Range(some, Math.Min(AtOnce, end - some)).Select(block => segment.TermsAsync(block, cancellationToken).AsTask());
            (await Task.WhenAll(reading)).CopyTo(blocks, some - first);
        }

        return blocks;
    }

    private static void Walk(TermBlock block, byte[] prefix, List<Expansion> words)
    {
        for (var terms = block.From(prefix); terms.MoveNext() && terms.Term.StartsWith(prefix);)
        {
            words.Add(new Expansion(terms.Term.ToArray(), block.Read(terms.Entry, full: false, positions: null)));
        }
    }

    private static void Walk(TermBlock block, byte[] first, string word, int edits, Dictionary<string, (int Edits, int Documents)> found)
    {
        for (var terms = block.From(first); terms.MoveNext() && terms.Term.StartsWith(first);)
        {
            var candidate = Field.Text(terms.Term);
            if (Math.Abs(candidate.Length - word.Length) <= edits && EditDistance.Within(word, candidate, edits) is { } distance)
            {
                found[candidate] = (distance, terms.Entry.Count + found.GetValueOrDefault(candidate).Documents);
            }
        }
    }
}
