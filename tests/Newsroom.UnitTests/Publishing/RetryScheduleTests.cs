using Microsoft.Extensions.Time.Testing;
using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Publishing;

public sealed class RetryScheduleTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("gardens.md", true)]
    [InlineData("README.md", false)]
    [InlineData("2026/.DS_Store", false)]
    public void What_lies_beside_articles_is_not_missed(string path, bool isMissed)
    {
        var items = new[] { new InboxItem(path, "1", _clock.GetUtcNow().AddDays(-1)) };
        var snapshot = new ContainerSnapshot(
            items, new Dictionary<string, LedgerEntry>(), RebuildSince: null, new RetrySchedule(new SiteOptions(), _clock), _ => false);
        Assert.Equal(isMissed, snapshot.Missed().Any());
    }

    [Theory]
    [InlineData("photo.jpg", true)]
    [InlineData("x/../photo.jpg", false)]
    [InlineData("gardens.md", false)]
    public void A_file_that_was_rejected_before_there_were_files_is_read_again(string path, bool isMissed)
    {
        var row = new LedgerEntry { Path = path, ETag = "1", State = LedgerState.Rejected, Article = "", Received = _clock.GetUtcNow() };
        var snapshot = new ContainerSnapshot(
            [new InboxItem(path, "1", _clock.GetUtcNow().AddDays(-1))],
            new Dictionary<string, LedgerEntry> { [path] = row },
            RebuildSince: null,
            new RetrySchedule(new SiteOptions(), _clock),
            other => other.Extension == "jpg");
        Assert.Equal(isMissed, snapshot.Missed().Any());
    }

    [Theory]
    [InlineData(LedgerState.Complete, true)]
    [InlineData(LedgerState.Published, true)]
    [InlineData(LedgerState.Withdrawn, false)]
    [InlineData(LedgerState.Rejected, false)]
    public void What_gives_something_else_later_is_read_again_then(LedgerState state, bool isDue)
    {
        var schedule = new RetrySchedule(new SiteOptions(), _clock);
        var entry = new LedgerEntry
        {
            Path = "a.ics",
            ETag = "1",
            Article = "a",
            State = state,
            Received = _clock.GetUtcNow(),
            ReadAgain = _clock.GetUtcNow().AddDays(7),
        };
        Assert.False(schedule.IsDue(entry));
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(isDue, schedule.IsDue(entry));
        Assert.False(schedule.IsDue(entry with { ReadAgain = null }));
    }

    [Theory]
    [InlineData(LedgerState.Complete, true)]
    [InlineData(LedgerState.Published, true)]
    [InlineData(LedgerState.Rejected, true)]
    [InlineData(LedgerState.Failed, true)]
    [InlineData(LedgerState.Withdrawn, false)]
    [InlineData(LedgerState.Held, false)]
    public void An_article_is_due_when_it_expires_also_if_newer_content_cannot_be_read(LedgerState state, bool isDue)
    {
        var schedule = new RetrySchedule(new SiteOptions(), _clock);
        var entry = new LedgerEntry
        {
            Path = "a.md",
            ETag = "1",
            Article = "a",
            State = state,
            Received = _clock.GetUtcNow(),
            Changed = _clock.GetUtcNow().AddDays(7),
            Expires = _clock.GetUtcNow().AddDays(7),
        };
        Assert.False(schedule.IsDue(entry));
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(isDue, schedule.IsDue(entry));
    }
}
