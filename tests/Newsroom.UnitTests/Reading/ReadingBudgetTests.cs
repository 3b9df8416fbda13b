using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>What a reading may take is counted in processor time, which these tests advance themselves.</summary>
public sealed class ReadingBudgetTests
{
    private const string Article =
        "The gardens\n\nThe council met on 5 May 2026 at 10 a.m. in Tunis.\n\nThe conference will take place on 7 May 2026 in Tunis.";

    private static readonly TimeSpan Max = TimeSpan.FromSeconds(10);

    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData("txt")]
    [InlineData("md")]
    [InlineData("html")]
    public void A_file_that_takes_too_much_time_is_rejected_with_that_reason(string extension)
    {
        var reason = Assert.Throws<BudgetExceededException>(() => Read(new ReadingBudget(() => Max * 2, Max), extension)).Message;
        Assert.Contains("takes too much time to read: more than 10 seconds of a processor", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_which_finding_events_takes_too_much_time_is_read_without_and_says_so()
    {
        var checks = 0;
        // Three: after the format, after the boilerplate, after names and places.
        var draft = Read(new ReadingBudget(() => ++checks > 3 ? Max * 2 : TimeSpan.Zero, Max));
        Assert.Contains("7 May 2026", draft.Body.Text, StringComparison.Ordinal);
        Assert.Empty(draft.Body.Events);
        Assert.Contains(draft.Warnings, warning => warning.StartsWith("No events were looked for", StringComparison.Ordinal));
    }

    [Fact]
    public void The_clock_is_asked_for_each_sentence()
    {
        var (few, many) = (0, 0);
        Read(new ReadingBudget(() => TimeSpan.FromTicks(few++), Max));
        var text = string.Concat(Enumerable.Repeat("\n\nThe conference will take place on 7 May 2026 in Tunis.", 100));
        Read(new ReadingBudget(() => TimeSpan.FromTicks(many++), Max), text: Article + text);
        Assert.True(many >= few + 100, $"{few} and {many}");
    }

    [Fact]
    public void On_a_loaded_machine_a_pattern_that_stops_rejects_nothing() =>
        Assert.Throws<RegexMatchTimeoutException>(() => Read(new ReadingBudget(() => Max / 2, Max), isShared: Stop));

    [Fact]
    public void A_pattern_that_stops_because_of_the_file_rejects_it()
    {
        var isStopped = false;
        Assert.Throws<BudgetExceededException>(() => Read(
            new ReadingBudget(() => isStopped ? Max * 2 : TimeSpan.Zero, Max), isShared: line => (isStopped = true) && Stop(line)));
    }

    private static bool Stop(string line) => throw new RegexMatchTimeoutException(line, "", TimeSpan.FromSeconds(1));

    private Draft Read(
        ReadingBudget budget, string extension = "txt", string text = Article, Func<string, bool>? isShared = null)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var upload = new Upload(new BlobPath($"gardens.{extension}"), "1", DateTimeOffset.UnixEpoch.AddYears(56), content.Length, content);
        return _reader.Read(upload, correction: null, isShared, budget);
    }
}
