using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Tests.Reading.GoldenFacts;

/// <content>Events field by field: an event on the right day counts as found, a wrong hour or place as an error of that field.</content>
public sealed partial class Scores
{
    /// <summary>A field that the facts leave out must be empty, but for hours of whole days; two empty fields are not counted.</summary>
    public void CompareEventFields(string file, Facts facts, IReadOnlyList<Event> found)
    {
        var left = found.ToList();
        var pairs = Pair(facts.Events, left);
        foreach (var expected in facts.Events)
        {
            var same = pairs.GetValueOrDefault(expected);
            Expect(file, "event days", [expected.ToString()], _ => same is not null);
            if (same is not null)
            {
                CompareFields(file, expected, same);
            }
        }

        left.RemoveAll(extra => facts.MayAlso.Any(allowed => allowed.HasDaysOf(extra)));
        Add("event days", new Score(0, left.Count, 0));
        _errors.AddRange(left.Select(extra => $"{file}: event days: should not have '{Describe(extra)}' from '{extra.Sentence}'"));
    }

    /// <summary>Takes what was paired out of <paramref name="left"/>: the same hours first, for several events of one day.</summary>
    private static Dictionary<EventFacts, Event> Pair(IReadOnlyList<EventFacts> expected, List<Event> left)
    {
        var pairs = new Dictionary<EventFacts, Event>(ReferenceEqualityComparer.Instance);
        Take((facts, found) => facts.IsMetBy(found));
        Take((facts, found) => facts.HasDatesOf(found));
        Take((facts, found) => facts.HasDaysOf(found));
        return pairs;

        void Take(Func<EventFacts, Event, bool> isSame)
        {
            foreach (var facts in expected.Where(facts => !pairs.ContainsKey(facts)))
            {
                if (left.Find(found => isSame(facts, found)) is { } match)
                {
                    pairs[facts] = match;
                    left.Remove(match);
                }
            }
        }
    }

    private void CompareFields(string file, EventFacts expected, Event found)
    {
        if (expected.HasTime)
        {
            var time = found.AllDay ? null : $"{found.Start:HH:mm}-{found.End:HH:mm}";
            Field(file, "event time", time, expected.HasTimesOf(found) ? time : expected.ToString(), []);
        }

        if (expected.HasTime && !found.AllDay)
        {
            Field(file, "zone", found.Zone, expected.Zone, expected.ZoneMayBe);
        }

        Field(file, "place", found.Place, expected.Place, expected.PlaceMayBe);
        Field(file, "venue", found.Venue, expected.Venue, expected.VenueMayBe, isPartEnough: true);
        Field(file, "online", found.Online is true ? "online" : null, expected.Online is true ? "online" : null, []);
        Expect(file, "event title", expected.About, word => found.Title.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private void Field(string file, string field, string? found, string? expected, IReadOnlyList<string?> mayBe, bool isPartEnough = false)
    {
        var isRight = mayBe.Append(expected).Any(one => found == one
            || (isPartEnough && found is not null && one is not null
                && (found.Contains(one, StringComparison.OrdinalIgnoreCase) || one.Contains(found, StringComparison.OrdinalIgnoreCase))));
        var (isFound, isExpected) = (found is not null, expected is not null);
        Add(field, new Score(isRight && isFound ? 1 : 0, !isRight && isFound ? 1 : 0, !isRight && isExpected ? 1 : 0));
        if (!isRight)
        {
            _errors.Add($"{file}: {field}: found '{found}', not '{expected}'");
        }
    }
}
