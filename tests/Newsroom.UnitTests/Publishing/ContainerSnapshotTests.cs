using Microsoft.Extensions.Time.Testing;
using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Settings;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Publishing;

/// <summary>Articles in files with several, beside their rows: reconciliation treats them as files.</summary>
public sealed class ContainerSnapshotTests
{
    private const string Path = "feed.json";

    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Keys = ["aaaaaaaaaaaaa", "bbbbbbbbbbbbb"];
    private static readonly string One = new BlobPath(Path).ItemPath(Keys[0]);
    private static readonly string Two = new BlobPath(Path).ItemPath(Keys[1]);

    private static readonly LedgerEntry File = Row(Path) with { Items = Keys };

    [Fact]
    public void Nothing_is_to_be_done_for_a_file_that_is_complete_with_its_articles()
    {
        var snapshot = Take([File, Row(One), Row(Two)]);
        Assert.Empty(snapshot.Missed());
        Assert.Empty(snapshot.Deleted());
        Assert.Empty(snapshot.Restarted());
        Assert.Equal([Path, One, Two], snapshot.Processed().Select(entry => entry.Path));
    }

    [Fact]
    public void An_article_without_a_row_or_with_one_that_says_it_was_withdrawn_is_missed() =>
        Assert.Equal([One, Two], Take([File, Row(Two) with { State = LedgerState.Withdrawn }]).Missed());

    [Theory]
    [InlineData(LedgerState.Rejected)]
    [InlineData(LedgerState.Received)]
    public void Articles_of_a_file_that_is_not_complete_are_not_looked_for(LedgerState state) =>
        Assert.Empty(Take([File with { State = state, Changed = Now }]).Missed());

    [Fact]
    public void A_file_that_has_changed_is_processed_with_its_articles() =>
        Assert.Equal([Path], Take([File with { ETag = "0" }, Row(One) with { State = LedgerState.Failed, Due = Now }]).Missed());

    [Fact]
    public void An_article_that_has_come_due_or_failed_is_processed_by_itself() => Assert.Equal(
        [One, Two],
        Take([
            File with { State = LedgerState.Rejected },
            Row(One) with { State = LedgerState.Held, Due = Now },
            Row(Two) with { State = LedgerState.Failed, Due = Now },
        ]).Missed());

    [Fact]
    public void An_article_that_its_file_does_not_list_is_to_be_withdrawn() =>
        Assert.Equal([Two], Take([File with { Items = Keys[..1] }, Row(One), Row(Two)]).Deleted().Select(entry => entry.Path));

    [Fact]
    public void A_deleted_file_is_withdrawn_with_its_articles() =>
        Assert.Equal([Path], Take([File, Row(One), Row(Two)], exists: false).Deleted().Select(entry => entry.Path));

    [Fact]
    public void Articles_whose_file_has_no_row_are_to_be_withdrawn_unless_they_turn_out_to_be_in_it() =>
        Assert.Equal([One], Take([Row(One)]).Deleted().Select(entry => entry.Path));

    [Fact]
    public void A_rebuild_reads_a_file_with_its_articles_and_goes_on_with_those_that_it_has_not_read()
    {
        Assert.Equal([Path], Take([File, Row(One), Row(Two)], rebuild: true).Restarted().Select(entry => entry.Path));
        var cutOff = Take([File with { Changed = Now }, Row(One) with { Changed = Now }, Row(Two)], rebuild: true);
        Assert.Equal([Two], cutOff.Restarted().Select(entry => entry.Path));
    }

    private static ContainerSnapshot Take(IEnumerable<LedgerEntry> rows, bool exists = true, bool rebuild = false) => new(
        exists ? [new InboxItem(Path, "1", Now.AddDays(-1))] : [],
        rows.ToDictionary(row => row.Path),
        rebuild ? Now.AddMinutes(-1) : null,
        new RetrySchedule(new SiteOptions(), new FakeTimeProvider(Now)),
        IsFile: _ => false);

    private static LedgerEntry Row(string path) => new()
    {
        Path = path,
        ETag = "1",
        State = LedgerState.Complete,
        Article = new BlobPath(path).ArticleId,
        Received = Now.AddHours(-1),
        Changed = Now.AddHours(-1),
    };
}
