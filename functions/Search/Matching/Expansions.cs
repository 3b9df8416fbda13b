using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>A word of the dictionary of a segment.</summary>
internal readonly record struct Expansion(byte[] Term, TermPostings Postings);

/// <summary>Finds the words of the dictionary that a prefix or a fuzzy word matches.</summary>
internal static class Expansions
{
    /// <summary>Max words of a segment that a prefix can match.</summary>
    public const int MaxWords = 20_000;

    /// <summary>Max blocks of the dictionary that one prefix or fuzzy word can read.</summary>
    public const int MaxBlocks = 400;

    /// <summary>Max words that a fuzzy word can match.</summary>
    private const int MaxSimilar = 50;

    private const int ParallelReads = 8;

    /// <summary>Max blocks of a segment that are read for corrections with another first letter.</summary>
    private const int MaxOtherBlocks = 64;

    /// <summary>The letters that words begin with, without accents, by script.</summary>
    private static readonly string[] Alphabets =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "αβγδεζηθικλμνξοπρστυφχψω",
        "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئ",
    ];

    /// <summary>The words of a segment that have a prefix.</summary>
    /// <exception cref="QueryTooCostlyException">There are too many.</exception>
    public static async ValueTask<List<Expansion>> WithPrefixAsync(Segment segment, byte[] prefix, CancellationToken cancellationToken)
    {
        List<Expansion> words = [];
        foreach (var block in await BlocksAsync(segment, prefix, cancellationToken))
        {
            Walk(block, prefix, words);
        }

        return words.Count <= MaxWords
            ? words
            : throw new QueryTooCostlyException(
                $"'{Field.Text(prefix)}*' stands for more than {MaxWords:N0} words: write more letters of it.");
    }

    /// <summary>The words that are similar to one and begin with the same letter: by edit distance, then by frequency.</summary>
    public static async ValueTask<IReadOnlyList<(string Word, int Edits, int Documents)>> SimilarAsync(
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

        return InOrder(found);
    }

    /// <summary>
    /// The words that are similar to one and begin with another letter: one letter before it or in its place, the first one left out, or
    /// the first two swapped. Their next two letters are those of the word, so each beginning is in one block, rarely in two.
    /// </summary>
    public static async ValueTask<IReadOnlyList<(string Word, int Edits, int Documents)>> SimilarWithOtherFirstLetterAsync(
        IEnumerable<Segment> segments, string word, int edits, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, (int Edits, int Documents)>(StringComparer.Ordinal);
        var beginnings = OtherBeginnings(word).Select(beginning => Field.Key(Field.Word, beginning)).ToArray();
        foreach (var segment in segments)
        {
            var blocks = new Dictionary<int, TermBlock>();
            foreach (var beginning in beginnings)
            {
                foreach (var block in await BlocksAsync(segment, beginning, blocks, cancellationToken))
                {
                    Walk(block, beginning, word, edits, found);
                }
            }
        }

        return InOrder(found);
    }

    private static IEnumerable<string> OtherBeginnings(string word)
    {
        if (word.Length < 4 || Alphabets.FirstOrDefault(letters => letters.Contains(word[0], StringComparison.Ordinal)) is not { } alphabet)
        {
            return [];
        }

        var own = word[..1];
        return new[] { word[1..4], $"{word[1]}{word[0]}{word[2]}" }
            .Concat(alphabet.SelectMany(letter => new[] { $"{letter}{word[1..3]}", $"{letter}{word[..2]}" }))
            .Where(beginning => !beginning.StartsWith(own, StringComparison.Ordinal))
            .Distinct();
    }

    private static IReadOnlyList<(string Word, int Edits, int Documents)> InOrder(
        Dictionary<string, (int Edits, int Documents)> found) =>
        [.. found.Select(one => (one.Key, one.Value.Edits, one.Value.Documents))
            .OrderBy(one => one.Edits)
            .ThenByDescending(one => one.Documents)
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(MaxSimilar)];

    /// <param name="segment">The segment.</param>
    /// <param name="prefix">The beginning of the words.</param>
    /// <param name="known">The blocks of this segment that were read for other beginnings.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    private static async ValueTask<IReadOnlyList<TermBlock>> BlocksAsync(
        Segment segment, byte[] prefix, Dictionary<int, TermBlock> known, CancellationToken cancellationToken)
    {
        var (first, end) = Range(segment, prefix);
        List<TermBlock> blocks = [];
        for (var block = first; block < end && (known.ContainsKey(block) || known.Count < MaxOtherBlocks); block++)
        {
            blocks.Add(known[block] = known.GetValueOrDefault(block) ?? await segment.TermsAsync(block, cancellationToken));
        }

        return blocks;
    }

    private static (int First, int End) Range(Segment segment, byte[] prefix)
    {
        var terms = segment.Info.FirstTerms;
        var first = Math.Max(0, segment.Info.TermBlockOf(prefix));
        var end = first;
        while (end < terms.Length
            && (end == first || terms[end].AsSpan().StartsWith(prefix) || terms[end].AsSpan().SequenceCompareTo(prefix) < 0))
        {
            end++;
        }

        return (first, end);
    }

    private static async ValueTask<IReadOnlyList<TermBlock>> BlocksAsync(
        Segment segment, byte[] prefix, CancellationToken cancellationToken)
    {
        var (first, end) = Range(segment, prefix);
        if (end - first > MaxBlocks)
        {
            throw new QueryTooCostlyException($"Too many words begin with '{Field.Text(prefix)}': write more letters.");
        }

        var blocks = new TermBlock[end - first];
        for (var some = first; some < end; some += ParallelReads)
        {
            var reading = Enumerable.Range(some, Math.Min(ParallelReads, end - some))
                .Select(block => segment.TermsAsync(block, cancellationToken).AsTask());
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
            if (Math.Abs(candidate.Length - word.Length) <= edits && EditDistance.Between(word, candidate, edits) is { } distance)
            {
                found[candidate] = (distance, terms.Entry.Count + found.GetValueOrDefault(candidate).Documents);
            }
        }
    }
}
