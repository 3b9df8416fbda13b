using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Newsroom.Tests.Reading.GoldenFacts;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>What is read out of whole articles, compared with what a careful editor reads out of them.</summary>
public sealed class GoldenSetTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Uploaded = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    [Fact]
    public void Fifty_articles_in_every_format_are_read_as_an_editor_reads_them()
    {
        var scores = Score("Golden");
        AtLeast(0.95, 0.95, "title", scores);
        AtLeast(0.95, 0.95, "published", scores);
        AtLeast(0.95, 0.85, "event dates", scores);
        AtLeast(0.95, 0.95, "boilerplate cut", scores);
        AtLeast(0.95, 0.95, "language", scores);
        AtLeast(0.90, 0.90, "names", scores);
        AtLeast(0.90, 0.90, "downloads", scores);
        AtLeast(0.90, 0.90, "heading", scores);
        Assert.Equal(0, scores["article text"].Missed);
        Assert.Equal(0, scores["near-duplicates"].Wrong);
    }

    [Fact]
    public void Twenty_articles_that_the_rules_were_not_made_for_are_read_nearly_as_well()
    {
        var scores = Score("SecondSet");
        AtLeast(0.90, 0.90, "title", scores);
        AtLeast(0.95, 0.95, "published", scores);
        AtLeast(0.90, 0.70, "event dates", scores);
        AtLeast(0.95, 0.80, "boilerplate cut", scores);
        AtLeast(0.95, 0.95, "names", scores);
        Assert.Equal(0, scores["article text"].Missed);
    }

    /// <summary>
    /// Articles of five languages. The half <c>aside</c> is for judging: nobody reads it who changes the rules, so only its totals are
    /// printed.
    /// </summary>
    [Theory]
    [InlineData("ThirdSet/open", 0.95, 0.95, 0.88, 0.93, 0.80, 0.78, 0.84)]
    [InlineData("ThirdSet/aside", 0.95, 0.90, 0.61, 0.93, 0.83, 0.84, 0.52)]
    [InlineData("FourthSet/open", 0.90, 0.97, 0.88, 0.80, 0.97, 0.90, 0.48)]
    [InlineData("FourthSet/aside", 0.85, 0.95, 0.73, 0.60, 0.88, 0.86, 0.23, 0.94)]
    public void Articles_of_five_languages_are_read_with_no_more_errors_than_before(
        string folder,
        double title,
        double boilerplateRecall,
        double dayRecall,
        double timeRecall,
        double zoneRecall,
        double placeRecall,
        double venueRecall,
        double dayPrecision = 0.97)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "Reading", folder)), $"There is no set '{folder}'.");
        var scores = Score(folder, (sum, file, facts, draft) =>
        {
            sum.CompareText(file, facts, draft);
            sum.CompareEventFields(file, facts, draft.Body.Events);
        });
        AtLeast(0.95, 0.95, "language", scores);
        AtLeast(title, title, "title", scores);
        AtLeast(0.90, 0.90, "published", scores);
        AtLeast(1.00, boilerplateRecall, "boilerplate cut", scores);
        AtLeast(dayPrecision, dayRecall, "event days", scores);
        AtLeast(0.93, timeRecall, "event time", scores);
        AtLeast(0.92, zoneRecall, "zone", scores);
        AtLeast(0.83, placeRecall, "place", scores);
        AtLeast(0.80, venueRecall, "venue", scores);
        Assert.Equal(0, scores["article text"].Missed);
    }

    [Fact]
    public void The_reference_articles_are_read_without_any_error()
    {
        var shared = SharedFolder.Find();
        Assert.SkipWhen(shared is null, "The reference articles are not beside the repository.");
        var scores = Score(Path.Combine(shared, "seeds"), Path.Combine(shared, "golden", "seeds.json"));

        // The facts name the organisations that must be found; a text may introduce more.
        Assert.DoesNotContain(scores.Errors, error => !error.Contains("names: should not have", StringComparison.Ordinal));
    }

    private Scores Score(string set, Action<Scores, string, Facts, Draft>? compare = null)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Reading", set);
        return Score(folder, Path.Combine(folder, "golden.json"), compare);
    }

    /// <summary>All articles lie in one folder: what they share at their edges is known when they are read again.</summary>
    private Scores Score(string folder, string expectations, Action<Scores, string, Facts, Draft>? compare = null)
    {
        var facts = Facts.Load(expectations);
        var lines = facts.Keys.Aggregate(new FolderLines(), (known, file) => known.Learn(file, Read(folder, file, known)));
        var scores = new Scores { HidesErrors = folder.EndsWith("aside", StringComparison.Ordinal) };
        foreach (var (file, expected) in facts)
        {
            (compare ?? Compare)(scores, file, expected, Read(folder, file, lines));
        }

        output.WriteLine(scores.ToString());
        return scores;
    }

    private Draft Read(string folder, string file, FolderLines lines)
    {
        var content = File.ReadAllBytes(Path.Combine(folder, file));
        return _reader.Read(new Upload(new BlobPath(file), "1", Uploaded, content.Length, content), correction: null, lines.IsShared);
    }

    private static void Compare(Scores scores, string file, Facts facts, Draft draft) => scores.Compare(file, facts, draft);

    private static void AtLeast(double precision, double recall, string field, Scores scores)
    {
        Assert.True(scores[field].Precision >= precision, $"{field}: precision {scores[field].Precision:P1}\n{scores}");
        Assert.True(scores[field].Recall >= recall, $"{field}: recall {scores[field].Recall:P1}\n{scores}");
    }
}
