using CsCheck;
using Newsroom.Content;
using Newsroom.Events;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>An event is the same after its article was corrected, and its history only goes forward.</summary>
public sealed class EventHistoryTests
{
    private static readonly DateTimeOffset First = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = First.AddDays(1);

    private static readonly Gen<Event[]> Events = Gen.Select(
        Gen.OneOf("Forum", "Atelier", "Clôture"),
        Gen.Int[1, 5],
        (title, day) => Event(title, day)
    ).Array[0, 6];

    [Fact]
    public void A_corrected_date_is_the_same_event()
    {
        var (before, now) = Correct(Event("Forum", day: 3), Event("Forum", day: 4));
        Assert.Equal((before.Id, 1, First, Later), (now.Id, now.Sequence, now.Created, now.Changed));
    }

    [Fact]
    public void A_corrected_title_is_the_same_event()
    {
        var (before, now) = Correct(Event("Forum", day: 3), Event("Grand forum", day: 3));
        Assert.Equal((before.Id, 1, Later), (now.Id, now.Sequence, now.Changed));
    }

    [Fact]
    public void Another_sentence_changes_the_event_but_nothing_that_those_who_come_must_know()
    {
        var (before, now) = Correct(Event("Forum", day: 3), Event("Forum", day: 3) with { Sentence = "Le forum ouvre ses portes." });
        Assert.Equal((before.Id, 0, Later), (now.Id, now.Sequence, now.Changed));
    }

    [Fact]
    public void What_did_not_change_stays_as_it_was()
    {
        var (before, now) = Correct(Event("Forum", day: 3) with { Languages = ["fr"] }, Event("Forum", day: 3) with { Languages = ["fr"] });
        Assert.Equal(before with { Languages = now.Languages }, now);
    }

    [Fact]
    public void Other_tags_change_every_event()
    {
        var before = Publish([Event("Forum", day: 3)]);
        var now = Assert.Single(EventHistory.CarryOver([Event("Forum", day: 3)], before, isRefiled: true, Later));
        Assert.Equal((0, Later), (now.Sequence, now.Changed));
    }

    [Fact]
    public void Of_two_events_of_one_title_each_stays_where_it_can()
    {
        var before = Publish([Event("Atelier", day: 3), Event("Atelier", day: 4)]);
        var now = EventHistory.CarryOver([Event("Atelier", day: 4), Event("Atelier", day: 5)], before, isRefiled: false, Later);
        Assert.Equal([before[1].Id, before[0].Id], now.Select(@event => @event.Id));
        Assert.Equal([0, 1], now.Select(@event => @event.Sequence));
    }

    [Fact]
    public void An_event_at_the_place_that_another_has_left_is_another()
    {
        var first = Publish([Event("Atelier", day: 3)]);
        var moved = EventHistory.CarryOver([Event("Atelier", day: 4)], first, isRefiled: false, Later);
        var now = EventHistory.CarryOver([Event("Atelier", day: 3), Event("Atelier", day: 4)], moved, isRefiled: false, Later.AddDays(1));
        Assert.Equal(first[0].Id, now[1].Id);
        Assert.NotEqual(first[0].Id, now[0].Id);
    }

    [Fact]
    public void What_was_called_off_and_comes_back_is_the_same_event_a_step_further()
    {
        var called = EventHistory.Cancel(Publish([Event("Forum", day: 3)])[0], Later);
        Assert.Equal((1, Later, EventStatus.Cancelled), (called.Sequence, called.Cancelled, called.Status));
        var back = Assert.Single(EventHistory.CarryOver([Event("Forum", day: 3)], [called], isRefiled: false, Later));
        Assert.Equal((called.Id, 2, EventStatus.Confirmed), (back.Id, back.Sequence, back.Status));
        Assert.True(back.Changed > called.Changed);
    }

    [Fact]
    public void A_translation_goes_by_the_ids_of_its_original()
    {
        var original = Publish([Event("Forum", day: 3), Event("Atelier", day: 3)]);
        var english = original.Select(@event => @event with { Title = $"en: {@event.Title}" }).ToList();
        Assert.Equal(
            original.Select(@event => @event.Id),
            EventHistory.CarryOver(english, [], isRefiled: false, Later).Select(@event => @event.Id));
        var again = EventHistory.CarryOver([english[1] with { Title = "Workshop" }, english[0]], english, isRefiled: false, Later);
        Assert.Equal([original[1].Id, original[0].Id], again.Select(@event => @event.Id));
        Assert.Equal([1, 0], again.Select(@event => @event.Sequence));
    }

    [Fact]
    public void Thirty_days_is_how_long_calendars_are_told()
    {
        var called = EventHistory.Cancel(Event("Forum", day: 3), First);
        Assert.False(EventHistory.IsOver(called, First.AddDays(30).AddSeconds(-1)));
        Assert.True(EventHistory.IsOver(called, First.AddDays(30)));
    }

    [Fact]
    public void Whatever_changes_no_event_has_the_id_of_another_and_no_history_goes_back() =>
        Gen.Select(Events, Events, Events)
            .Sample(
                (one, two, three) =>
                {
                    IReadOnlyList<Event> shown = [];
                    IReadOnlyList<Event> called = [];
                    var time = First;
                    foreach (var version in new[] { one, two, three })
                    {
                        var now = EventHistory.CarryOver(version, [.. shown, .. called], isRefiled: false, time);
                        Assert.Equal(now.Count, now.DistinctBy(@event => @event.Id).Count());
                        called =
                        [
                            .. shown
                                .Select(@event => EventHistory.Cancel(@event, time))
                                .Concat(called)
                                .Where(@event => now.All(other => other.Id != @event.Id))
                                .DistinctBy(@event => @event.Id),
                        ];
                        foreach (
                            var (before, after) in shown.Join(
                                now.Concat(called),
                                @event => @event.Id,
                                @event => @event.Id,
                                (before, after) => (before, after)))
                        {
                            Assert.InRange(after.Sequence - before.Sequence, 0, 1);
                            Assert.Equal(
                                (after.Start, after.Title, after.Status) != (before.Start, before.Title, before.Status),
                                after.Sequence > before.Sequence);
                            Assert.Equal(after.Sequence > before.Sequence, after.Changed > before.Changed);
                        }

                        (shown, time) = (now, time.AddDays(1));
                    }
                });

    private static (Event Before, Event Now) Correct(Event before, Event now)
    {
        var first = Publish([before]);
        return (first[0], Assert.Single(EventHistory.CarryOver([now], first, isRefiled: false, Later)));
    }

    private static IReadOnlyList<Event> Publish(Event[] events) => EventHistory.CarryOver(events, [], isRefiled: false, First);

    private static Event Event(string title, int day) => new()
    {
        Id = Newsroom.Content.Digest.Of($"{title} {day}")[..13],
        Article = "a",
        Title = title,
        Start = new DateTime(2026, 3, day),
        End = new DateTime(2026, 3, day + 1),
        AllDay = true,
        Stated = true,
    };
}
