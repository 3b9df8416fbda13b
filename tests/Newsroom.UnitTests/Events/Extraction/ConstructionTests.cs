using System.Globalization;
using Newsroom.Content;
using Newsroom.Events.Extraction;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

/// <summary>
/// The constructions with which five languages state days and hours, one text for each language and construction. The texts of
/// <c>unseen.txt</c> were written before any of them was tried, and no rule was made by them.
/// </summary>
public sealed class ConstructionTests(ITestOutputHelper output)
{
    private static readonly DateOnly Published = new(2026, 11, 23);

    [Theory]
    [InlineData("tuned.txt", 0.97)]
    [InlineData("unseen.txt", 0.95)]
    public void Days_and_hours_are_read_in_every_construction(string file, double floor)
    {
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Events", "Extraction", "Constructions", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | "))
            .ToList();
        var (right, wrong) = (0, 0);
        foreach (var fields in cases)
        {
            var expected = fields[3] == "-" ? [] : fields[3].Split("; ").ToHashSet();
            var found = EventExtractor
                .Extract(new ExtractionInput("a", "Atelier", fields[0], fields[2].Replace('¶', '\n')) { Published = Published })
                .Select(Describe)
                .ToHashSet();
            right += found.SetEquals(expected) ? 1 : 0;
            wrong += found.Except(expected).Count();
            if (!found.SetEquals(expected))
            {
                output.WriteLine($"{fields[0]}, {fields[1]}: {fields[2]}\n  found {string.Join("; ", found)}, not {fields[3]}");
            }
        }

        output.WriteLine($"{file}: {right} of {cases.Count}; {wrong} events that are not in the text");
        Assert.True(right >= floor * cases.Count, $"{right} of {cases.Count}");
    }

    [Theory]
    [InlineData("es", "El congreso se celebra el 5 de mayo de 2027 en Sevilla. La visita tendrá lugar al día siguiente a las 10:00.")]
    [InlineData("fr", "Le congrès se tient le 5 mai 2027 à Séville. La visite aura lieu le lendemain à 10 h 00.")]
    [InlineData("en", "The congress is held on 5 May 2027 in Seville. The visit takes place the next day at 10:00.")]
    [InlineData("en", "The congress is held on Wednesday 5 May 2027 in Seville. The visit takes place on Thursday the 6th at 10:00.")]
    public void The_hour_of_a_later_day_is_not_given_to_the_day_before(string language, string text) => Assert.Equal(
        ["2027-05-05", "2027-05-06T10:00"],
        EventExtractor.Extract(new ExtractionInput("a", "Atelier", language, text) { Published = Published }).Select(Describe));

    private static string Describe(Event found) =>
        !found.AllDay ? found.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)
        : found.End.AddDays(-1) is var last && last > found.Start ? $"{found.Start:yyyy-MM-dd}..{last:yyyy-MM-dd}"
        : found.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
