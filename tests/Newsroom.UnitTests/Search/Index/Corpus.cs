using CsCheck;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;

namespace Newsroom.Tests.Search.Index;

/// <summary>An edition of few words; the first words are its title.</summary>
internal sealed record Doc(string Article, DateTimeOffset Published, string[] Words, int InTitle, string[] Tags)
{
    public int Day => DateOnly.FromDateTime(Published.UtcDateTime).DayNumber;

    public static int Compare(Doc one, Doc other) =>
        other.Published.UtcTicks.CompareTo(one.Published.UtcTicks) is not 0 and var byDate
            ? byDate
            : string.CompareOrdinal(one.Article, other.Article);

    public int Count(string word) => Words.Count(one => one == word);

    /// <summary>The extra weight of a word for its occurrences in the title, in halves.</summary>
    public int Extra(string word) => TermUse.ExtraInTitle * Words.Take(InTitle).Count(one => one == word);

    public PendingDocument ToPending()
    {
        var norm = Norm.Of(Words.Length);
        List<UsedTerm> terms = [];
        var byWord = Words.Index().GroupBy(one => one.Item, one => one.Index).Select(group => (group.Key, group.ToArray()));
        foreach (var (word, places) in byWord)
        {
            terms.Add(new(Field.Key(Field.Stem, word), new Posting(0, Extra(word), norm, places).Use with { Norm = norm }));
            terms.Add(new(Field.Key(Field.Word, word), default));
        }

        foreach (var word in Words.Take(InTitle).Distinct())
        {
            terms.Add(new(Field.Key(Field.TitleWord, word), default));
        }

        terms.AddRange(Tags.Select(tag => new UsedTerm(Field.FilterKey(Field.Tag, tag), default)));
        FacetValue[] facets = [.. Tags.Select(tag => new FacetValue(Field.Tag, tag))];
        var document = new IndexedDocument(
            Article, "v1", Published, EditionKind.Original, string.Join(' ', Words.Take(InTitle)), Words.Length, facets);
        return new PendingDocument(document, [.. terms.OrderBy(term => Convert.ToHexString(term.Term), StringComparer.Ordinal)]);
    }
}

/// <summary>Editions that have much in common, so that many have equal scores.</summary>
internal static class Corpus
{
    public static readonly string[] Words = ["al", "alb", "albi", "be", "bel", "bo", "ca", "cad", "da", "dak", "rome", "roma", "tunis"];

    public static readonly string[] Tags = ["oim", "Rabat", "été"];

    private static readonly DateTimeOffset Start = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Gen<Doc[]> Of(int min, int max) =>
        Gen.Select(Gen.Int[min, max], Gen.OneOf(3, 12, 40), Gen.Int[1, 60], Gen.Int, Make);

    /// <summary>Distributes documents over segments; none is empty.</summary>
    public static Doc[][] Deal(Doc[] documents, int segments, Random random) =>
        [.. documents.GroupBy(_ => random.Next(segments)).Select(some => some.Order(Comparer<Doc>.Create(Doc.Compare)).ToArray())];

    public static async Task<Segment> SegmentAsync(IEnumerable<Doc> documents) =>
        await PendingSegment.BuildAsync(documents.Select(document => document.ToPending()), new BlockCache(64 << 20));

    private static Doc[] Make(int count, int maxWords, int days, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => new Doc(
            $"{random.Next(100_000):D5}-{number}",
            Start.AddDays(random.Next(days)).AddHours(random.Next(3)),
            [.. Enumerable.Range(0, random.Next(1, maxWords)).Select(_ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))])],
            random.Next(3),
            [.. Tags.Where(_ => random.Next(3) == 0)]))];
    }
}
