using Newsroom.Benchmarks.Judged;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search;

/// <summary>
/// Holds the quality of search: queries as people type them, with graded answers. The benchmark <c>judged</c> compares it with that of
/// other engines.
/// </summary>
public sealed class JudgedQueriesTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const double MinQuality = 0.85;
    private const double MinMeanQuality = 0.89;

    [Fact]
    public void The_set_has_120_queries_half_of_which_are_put_aside()
    {
        var set = JudgedSet.Read(new DirectoryInfo(Hosting.Repository.Root));
        Assert.Equal((120, 60, 60), (set.Queries.Count, set.Open.Count, set.Aside.Count));
        Assert.Equal(192, set.Articles.Select(article => article.Path).Distinct().Count());
        Assert.All(set.Queries, query => Assert.Contains(3, query.Grades.Values));
    }

    [Fact]
    public async Task The_best_answers_come_first()
    {
        var set = JudgedSet.Read(new DirectoryInfo(Hosting.Repository.Root));
        await using var site = await JudgedSite.PublishAsync(set, emulator.NewAccount(), TestContext.Current.CancellationToken);
        List<(string Language, double Quality)> ranked = [];
        foreach (var query in set.Queries)
        {
            var hits = await site.SearchAsync(query, TestContext.Current.CancellationToken);
            ranked.Add((query.Language, RankingQuality.Of(hits, query.Grades)));
        }

        Assert.InRange(ranked.Average(one => one.Quality), MinMeanQuality, 1);
        Assert.All(
            ranked.GroupBy(one => one.Language), one => Assert.InRange(one.Average(query => query.Quality), MinQuality, 1));
    }

    [Fact]
    public void Quality_is_one_for_the_best_order_and_nothing_without_answers()
    {
        var grades = new Dictionary<string, int> { ["a"] = 3, ["b"] = 1 };
        Assert.Equal(1, RankingQuality.Of(["a", "b", "x"], grades));
        Assert.Equal(0, RankingQuality.Of(["x"], grades));
        Assert.Equal((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), RankingQuality.Of(["b", "a"], grades), 9);
    }
}
