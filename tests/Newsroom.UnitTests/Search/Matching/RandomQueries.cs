using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Search.Index;

namespace Newsroom.Tests.Search.Matching;

/// <summary>Random queries of every form.</summary>
internal static class RandomQueries
{
    public static Clause Any(Random random, int depth = 2) => random.Next(depth == 0 ? 7 : 12) switch
    {
        0 or 1 => Term(random),
        2 or 3 => Phrase(random),
        4 => new PrefixClause(Field.Key(Field.Word, Word(random)[..random.Next(1, 3)])),
        5 => new FilterClause(Field.FilterKey(Field.Tag, Corpus.Tags[random.Next(Corpus.Tags.Length)])),
        6 => new FuzzyClause(Word(random), random.Next(3)),
        7 or 8 or 9 => new AllClause(Several(random, depth, 1), random.Next(3) == 0 ? Several(random, depth, 1) : []),
        _ => new AnyClause(Several(random, depth, 1)),
    };

    public static TermClause Term(Random random) => new(Field.Key(Field.Stem, random.Next(20) == 0 ? "unknown" : Word(random)));

    private static PhraseClause Phrase(Random random)
    {
        var count = random.Next(1, 4);
        var offset = 0;
        return new PhraseClause(
            [.. Enumerable.Range(0, count).Select(_ => Term(random).Term)],
            [.. Enumerable.Range(0, count).Select(i => i == 0 ? 0 : offset += random.Next(1, 3))]);
    }

    private static Clause[] Several(Random random, int depth, int min) =>
        [.. Enumerable.Range(0, random.Next(min, 4)).Select(_ => Any(random, depth - 1))];

    private static string Word(Random random) => Corpus.Words[random.Next(Corpus.Words.Length)];
}
