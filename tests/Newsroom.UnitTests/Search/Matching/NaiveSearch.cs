using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Search.Index;

namespace Newsroom.Tests.Search.Matching;

/// <summary>Runs queries by checking every document, with BM25 as in textbooks.</summary>
internal sealed class NaiveSearch(IReadOnlyCollection<Doc> documents, bool withFields)
{
    // Cached, as counting documents again for each of them takes quadratic time.
    private readonly Dictionary<string, double> _rarities = [];
    private readonly double _average = documents.Count == 0 ? 1 : Math.Max(1, documents.Average(document => document.Words.Length));

    /// <summary>The score of a document; null if it does not match.</summary>
    public double? Score(Clause clause, Doc document) => clause switch
    {
        TermClause term => Of(document, Text(term.Term)),
        FilterClause filter => document.Tags.Any(tag => Field.FilterKey(Field.Tag, tag).AsSpan().SequenceEqual(filter.Term)) ? 0 : null,
        PhraseClause phrase => Phrase(document, [.. phrase.Terms.Select(Text)], phrase.Offsets),
        PrefixClause prefix => document.Words.Any(word => word.StartsWith(Text(prefix.Prefix), StringComparison.Ordinal)) ? 1 : null,
        FuzzyClause fuzzy => document.Words.Any(word => word[0] == fuzzy.Word[0] && Distance(word, fuzzy.Word) <= fuzzy.Edits) ? 1 : null,
        AllClause all => all.None.Any(none => Score(none, document) is not null) ? null
            : Sum(all.All.Select(part => Score(part, document))) is { Length: var matching } scores && matching == all.All.Count
                ? scores.Sum()
                : null,
        AnyClause any => Sum(any.Any.Select(part => Score(part, document))) is { Length: > 0 } scores ? scores.Sum() : null,
        _ => throw new ArgumentException($"{clause}"),
    };

    /// <summary>The edit distance of two words, by its definition.</summary>
    public static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : new[]
                {
                    table[i - 1, j] + 1,
                    table[i, j - 1] + 1,
                    table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1),
                    i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? table[i - 2, j - 2] + 1 : int.MaxValue,
                }.Min();
            }
        }

        return table[one.Length, other.Length];
    }

    private static double[] Sum(IEnumerable<double?> scores) => [.. scores.OfType<double>()];

    private static string Text(byte[] term) => Field.Text(term);

    private double Rarity(string word)
    {
        if (!_rarities.TryGetValue(word, out var rarity))
        {
            var having = documents.Count(document => document.Words.Contains(word));
            _rarities[word] = rarity = Math.Log(1 + (documents.Count - having + 0.5) / (having + 0.5));
        }

        return rarity;
    }

    private double Bm25(Doc document, double rarity, double frequency) =>
        rarity * 2.2 * frequency / (frequency + 1.2 * (0.25 + 0.75 * Norm.Length(Norm.Of(document.Words.Length)) / _average));

    private double? Of(Doc document, string word) => document.Count(word) is > 0 and var count
        ? Bm25(document, Rarity(word), count + (withFields ? document.Extra(word) / 2.0 : 0))
        : null;

    private double? Phrase(Doc document, string[] words, IReadOnlyList<int> offsets)
    {
        var count = Enumerable.Range(-100, document.Words.Length + 200)
            .Count(start => words.Index().All(word => document.Words.ElementAtOrDefault(start + offsets[word.Index]) == word.Item));
        return count == 0 ? null : Bm25(document, words.Sum(Rarity), count);
    }
}
