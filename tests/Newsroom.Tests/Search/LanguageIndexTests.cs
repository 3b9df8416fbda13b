using CsCheck;
using Newsroom.Articles;
using Newsroom.Search;
using Xunit;

namespace Newsroom.Tests.Search;

public sealed class LanguageIndexTests
{
    private static readonly string[] Vocabulary = ["rabat", "rome", "dakar", "oim", "dialogue", "migration"];

    private static readonly DateTimeOffset Start = new(2024, 6, 25, 0, 0, 0, TimeSpan.Zero);

    // Rows as they come over time: few articles, so that they replace and remove each other.
    private static readonly Gen<PendingRow[]> Rows = Gen.Select(
        Gen.Int[0, 7], Gen.Int[0, 3], Gen.Dictionary(Gen.OneOf(Vocabulary), Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 9]))[1, 5])
        .Array[0, 40].Select(changes => changes.Select((change, number) => change.Item2 == 0
            ? Tombstone($"article{change.Item1}", number)
            : Row($"article{change.Item1}", number, change.Item1 % 3, change.Item3.Select(term => (term.Key, new Frequency(term.Value.Item1, term.Value.Item2, term.Value.Item3))))).ToArray());

    [Fact]
    public void All_words_of_the_query_must_be_there()
    {
        var index = Index(Row("a", 1, 0, "rabat", "rome"), Row("b", 2, 0, "rabat"));
        Assert.Equal(["a"], Articles(index, "rabat", "rome"));
        Assert.Equal(["a", "b"], Articles(index, "rabat").Order());
        Assert.Empty(Articles(index, "rabat", "unknown"));
        Assert.Empty(Articles(index));
    }

    [Fact]
    public void A_new_version_hides_the_words_of_the_old_one()
    {
        var index = Index(Row("a", 1, 0, "rabat"), Row("a", 2, 0, "rome"));
        Assert.Empty(Articles(index, "rabat"));
        Assert.Equal(["a"], Articles(index, "rome"));
    }

    [Fact]
    public void A_tombstone_hides_an_article_until_it_comes_again()
    {
        var index = Index(Row("a", 1, 0, "rabat"), Tombstone("a", 2));
        Assert.Empty(Articles(index, "rabat"));
        index.Apply([Row("a", 3, 0, "rabat")]);
        Assert.Equal(["a"], Articles(index, "rabat"));
    }

    [Fact]
    public void A_row_that_is_read_again_changes_nothing()
    {
        var index = Index(Row("a", 1, 0, "rabat"), Row("b", 2, 0, "rabat"));
        var before = index.Find(["rabat"]);
        index.Apply([Row("a", 1, 0, "rabat"), Row("b", 2, 0, "rabat")]);
        Assert.Equal(before.Select(hit => hit.Score), index.Find(["rabat"]).Select(hit => hit.Score));
    }

    [Fact]
    public void A_word_in_the_title_counts_more_than_in_the_summary_and_there_more_than_in_the_body()
    {
        var index = Index(
            Row("body", 1, 0, [("rabat", new Frequency(0, 0, 1))]),
            Row("title", 2, 0, [("rabat", new Frequency(1, 0, 0))]),
            Row("summary", 3, 0, [("rabat", new Frequency(0, 1, 0))]));
        Assert.Equal(["title", "summary", "body"], Articles(index, "rabat"));
    }

    [Fact]
    public void Of_equals_the_newest_comes_first()
    {
        var index = Index(Row("old", 1, 0, "rabat"), Row("new", 2, 9, "rabat"), Row("middle", 3, 5, "rabat"));
        Assert.Equal(["new", "middle", "old"], Articles(index, "rabat"));
    }

    [Fact]
    public void Finds_and_ranks_as_the_formula_read_out_aloud() => Gen.Select(Rows, Gen.OneOf(Vocabulary).HashSet[1, 3]).Sample((rows, query) =>
    {
        var index = new LanguageIndex();
        index.Apply(rows);
        var expected = Naive(rows, query);
        var actual = index.Find(query);
        Assert.Equal(expected.Select(hit => hit.Article), actual.Select(hit => hit.Edition.Article));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-9));
        Assert.Equal(rows.Length == 0 ? null : rows.Max(row => row.Written), index.Newest);
    });

    // BM25 over all documents, one after the other.
    private static List<(string Article, double Score)> Naive(PendingRow[] rows, IReadOnlyCollection<string> query)
    {
        var live = rows.GroupBy(row => row.Article).Select(versions => versions.Last()).Where(row => row.Terms is not null).ToList();
        var average = live.Count == 0 ? 0 : live.Average(row => row.Terms!.Length);
        double Weight(PendingRow row, string term) =>
            row.Terms!.Terms.Where(pair => pair.Key == term).Sum(pair => 3 * pair.Value.Title + 1.5 * pair.Value.Summary + pair.Value.Body);
        double Idf(string term)
        {
            var with = live.Count(row => Weight(row, term) > 0);
            return Math.Log(1 + (live.Count - with + 0.5) / (with + 0.5));
        }

        double Score(PendingRow row, string term)
        {
            var frequency = Weight(row, term);
            return Idf(term) * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * row.Terms!.Length / average));
        }

        return [.. live.Where(row => query.All(term => Weight(row, term) > 0))
            .Select(row => (row.Edition, Score: query.Sum(term => Score(row, term))))
            .OrderByDescending(hit => Math.Round(hit.Score, 9)).ThenByDescending(hit => hit.Edition!.Published)
            .ThenBy(hit => hit.Edition!.Article, StringComparer.Ordinal)
            .Select(hit => (hit.Edition!.Article, hit.Score))];
    }

    private static LanguageIndex Index(params PendingRow[] rows)
    {
        var index = new LanguageIndex();
        index.Apply(rows);
        return index;
    }

    private static IEnumerable<string> Articles(LanguageIndex index, params string[] terms) =>
        index.Find(terms).Select(hit => hit.Edition.Article);

    private static PendingRow Tombstone(string article, int number) => new(article, $"mark{number}", Start.AddSeconds(number), Edition: null, Terms: null);

    private static PendingRow Row(string article, int number, int day, params string[] terms) =>
        Row(article, number, day, terms.Select(term => (term, new Frequency(0, 0, 1))));

    private static PendingRow Row(string article, int number, int day, IEnumerable<(string Term, Frequency Frequency)> terms)
    {
        var list = terms.OrderBy(term => term.Term, StringComparer.Ordinal).Select(term => KeyValuePair.Create(term.Term, term.Frequency)).ToList();
        var edition = new Edition
        {
            Article = article,
            Language = "fr",
            Kind = EditionKind.Original,
            Version = $"v{number}",
            Title = article,
            Published = Start.AddDays(day),
            Updated = Start,
        };
        return new PendingRow(
            article, $"mark{number}", Start.AddSeconds(number), edition,
            new TermFrequencies(list, list.Sum(term => term.Value.Title + term.Value.Summary + term.Value.Body)));
    }
}
