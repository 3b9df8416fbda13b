using System.Globalization;
using Newsroom.Content;
using Newsroom.Events;
using Xunit;

namespace Newsroom.Tests.Events;

/// <summary>When an event takes place, as people write it.</summary>
public sealed class EventDisplayTests
{
    [Theory]
    [InlineData("fr", "mardi 25 juin 2024, 9 h – 17 h 30 (heure de Rome)")]
    [InlineData("en", "Tuesday, June 25, 2024, 9:00 AM – 5:30 PM (Rome time)")]
    [InlineData("es", "martes, 25 de junio de 2024, 9:00 – 17:30 (hora de Rome)")]
    [InlineData("it", "martedì 25 giugno 2024, 09:00 – 17:30 (ora di Rome)")]
    [InlineData("pt", "terça-feira, 25 de junho de 2024, 09:00 – 17:30 (hora de Rome)")]
    [InlineData("de", "Dienstag, 25. Juni 2024, 09:00 – 17:30 (Ortszeit Rome)")]
    [InlineData("ar", "الثلاثاء، 25 يونيو 2024، 9:00 ص – 5:30 م (UTC+2)")]
    public void Hours_of_a_day(string language, string expected) =>
        Assert.Equal(
            expected,
            Display(Timed("2024-06-25T09:00", "2024-06-25T17:30", "Europe/Rome") with { Place = "Rome, Italie" }, language));

    [Theory]
    [InlineData("fr", "3–5 juin 2024")]
    [InlineData("en", "June 3–5, 2024")]
    [InlineData("es", "3–5 de junio de 2024")]
    [InlineData("it", "3–5 giugno 2024")]
    [InlineData("pt", "3–5 de junho de 2024")]
    [InlineData("de", "3.–5. Juni 2024")]
    [InlineData("ar", "3–5 يونيو 2024")]
    public void Days_of_a_month(string language, string expected) =>
        Assert.Equal(expected, Display(Days("2024-06-03", "2024-06-06"), language));

    [Theory]
    [InlineData("fr", "2024-06-25", "2024-06-26", "mardi 25 juin 2024")]
    [InlineData("fr", "2024-03-30", "2024-04-03", "30 mars – 2 avril 2024")]
    [InlineData("en", "2024-03-30", "2024-04-03", "March 30 – April 2, 2024")]
    [InlineData("de", "2024-03-30", "2024-04-03", "30. März – 2. April 2024")]
    [InlineData("fr", "2024-12-30", "2025-01-03", "30 décembre 2024 – 2 janvier 2025")]
    [InlineData("en", "2024-12-30", "2025-01-03", "December 30, 2024 – January 2, 2025")]
    public void Whole_days(string language, string start, string end, string expected) =>
        Assert.Equal(expected, Display(Days(start, end), language));

    [Fact]
    public void A_month() => Assert.Equal(
        ("juin 2024", "June 2024", "junio de 2024"),
        (Display(Month, "fr"), Display(Month, "en"), Display(Month, "es")));

    [Theory]
    [InlineData("Africa/Abidjan", "Abidjan", "(heure d’Abidjan)")]
    [InlineData("Africa/Cairo", "Le Caire", "(heure du Caire)")]
    [InlineData("Africa/Dakar", null, "(UTC)")]
    [InlineData("America/New_York", "Genève", "(UTC-4)")]
    [InlineData("Asia/Kathmandu", null, "(UTC+5:45)")]
    public void The_zone_is_named_by_the_place_where_that_is_right(string zone, string? place, string expected) =>
        Assert.EndsWith(
            expected,
            Display(Timed("2024-06-25T09:00", "2024-06-25T10:00", zone) with { Place = place }, "fr"),
            StringComparison.Ordinal);

    [Fact]
    public void A_time_whose_zone_is_not_known_names_none() =>
        Assert.Equal(
            "mardi 25 juin 2024, 23 h – mercredi 26 juin 2024, 1 h",
            Display(Timed("2024-06-25T23:00", "2024-06-26T01:00", zone: null), "fr"));

    [Fact]
    public void Every_language_says_something()
    {
        foreach (
            var culture in CultureInfo
                .GetCultures(CultureTypes.NeutralCultures)
                .Where(culture => culture.TwoLetterISOLanguageName.Length == 2))
        {
            Assert.All(
                [
                    Days("2024-06-03", "2024-06-06"),
                    Days("2024-12-30", "2025-01-03"),
                    Month,
                    Timed("2024-06-25T09:00", "2024-06-25T10:00", "UTC"),
                ],
                @event => Assert.NotEmpty(Display(@event, culture.TwoLetterISOLanguageName)));
        }
    }

    private static Event Month => Days("2024-06-01", "2024-07-01") with { Precision = EventPrecision.Month };

    [Fact]
    public void No_line_breaks_within_a_French_hour() => Assert.Equal(
        "9\u00a0h\u00a030 – 17\u00a0h", EventDisplay.Hours(Timed("2024-06-25T09:30", "2024-06-25T17:00", "Europe/Rome"), "fr"));

    // Between a time and its half of the day stands a space that must not break.
    private static string Display(Event @event, string language) =>
        EventDisplay.When(@event, language).Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private static Event Days(string start, string end) => Timed(start, end, zone: null) with { AllDay = true };

    private static Event Timed(string start, string end, string? zone) => new()
    {
        Id = "id",
        Article = "a",
        Title = "Titre",
        Start = DateTime.Parse(start, CultureInfo.InvariantCulture),
        End = DateTime.Parse(end, CultureInfo.InvariantCulture),
        Zone = zone,
    };
}
