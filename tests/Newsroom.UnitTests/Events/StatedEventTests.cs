using Newsroom.Events;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>What an editor states about an event is shown as it is meant, or the editor gets the reason.</summary>
public sealed class StatedEventTests
{
    [Theory]
    // Skipped: the offset from before the change.
    [InlineData("2026-03-29T02:30", "2026-03-29T04:00", "Europe/Paris", "2026-03-29T03:30:00+02:00", "2026-03-29T04:00:00+02:00")]
    [InlineData("2026-10-04T02:15", "2026-10-04T05:00", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00", "2026-10-04T05:00:00+11:00")]
    [InlineData("2018-11-04T00:30", "2018-11-04T02:00", "America/Sao_Paulo", "2018-11-04T01:30:00-02:00", "2018-11-04T02:00:00-02:00")]
    [InlineData("2022-03-22T00:30", "2022-03-22T03:00", "Asia/Tehran", "2022-03-22T01:30:00+04:30", "2022-03-22T03:00:00+04:30")]
    // Twice: the first.
    [InlineData("2026-10-25T02:30", "2026-10-25T04:00", "Europe/Paris", "2026-10-25T02:30:00+02:00", "2026-10-25T04:00:00+01:00")]
    // The second of two, which only UTC can say.
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25T04:00+01:00", "Europe/Paris", "2026-10-25T01:30:00+00:00", "2026-10-25T03:00:00+00:00")]
    [InlineData("2026-10-25T02:30+02:00", "2026-10-25T04:00+01:00", "Europe/Paris", "2026-10-25T02:30:00+02:00", "2026-10-25T04:00:00+01:00")]
    // Both ends in the hour that is skipped.
    [InlineData("2026-03-29T02:15", "2026-03-29T02:45", "Europe/Paris", "2026-03-29T03:15:00+02:00", "2026-03-29T03:45:00+02:00")]
    public void A_time_at_a_change_of_the_clocks_is_that_of_RFC_5545(string start, string end, string zone, string from, string to)
    {
        var @event = Stated(start, end, zone).ToEvent("a", "Title");
        Assert.Equal((from, to), (EventText.Iso(@event, @event.Start), EventText.Iso(@event, @event.End)));
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T04:00", "skip 2026-03-29 02:30; 03:30 is shown")]
    [InlineData("2026-03-29T01:00", "2026-03-29T02:30", "skip 2026-03-29 02:30")]
    [InlineData("2026-10-25T02:30", "2026-10-25T04:00", "show 2026-10-25 02:30 twice")]
    [InlineData("2026-12-17T10:00", "2026-12-17T09:00", "its end is before its start")]
    [InlineData("2026-12-17", "2026-12-15", "its end is before its start")]
    public void The_editor_is_warned_of_a_time_that_is_not_shown_as_it_is_written(string start, string end, string reason) =>
        Assert.Contains(reason, Assert.Single(Stated(start, end, "Europe/Paris").Doubts()), StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-12-17T10:00", "2026-12-17T11:00")]
    [InlineData("2026-12-17T10:00", "2026-12-17T10:00")]
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25T02:45+01:00")]
    [InlineData("2026-12-17", "2026-12-17")]
    [InlineData("2026-12-17", null)]
    public void Other_times_need_no_word(string start, string? end) => Assert.Empty(Stated(start, end, "Europe/Paris").Doubts());

    [Fact]
    public void An_end_before_the_start_is_ignored()
    {
        var @event = Stated("2026-12-17T10:00", "2026-12-17T09:00", "Europe/Paris").ToEvent("a", "Title");
        Assert.Equal(@event.Start.AddHours(1), @event.End);
    }

    [Fact]
    public void An_event_keeps_its_id_whether_or_not_its_zone_is_stated() =>
        Assert.Equal(
            Stated("2026-03-29T02:30", null, null).ToEvent("a", "Title").Id,
            Stated("2026-03-29T02:30", null, "Europe/Paris").ToEvent("a", "Title").Id);

    private static StatedEvent Stated(string start, string? end, string? zone) =>
        new(null, EventTime.Parse(start)!, EventTime.Parse(end), zone, Place: null, Venue: null, Online: null, Url: null);
}
