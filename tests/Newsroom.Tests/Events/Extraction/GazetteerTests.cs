using Newsroom.Events.Extraction;
using NodaTime;
using Xunit;

namespace Newsroom.Tests.Events.Extraction;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Genève", "Geneva", PlaceKind.City, "Europe/Zurich")]
    [InlineData("GINEBRA", "Geneva", PlaceKind.City, "Europe/Zurich")]
    [InlineData("Marrakech", "Marrakesh", PlaceKind.City, "Africa/Casablanca")]
    [InlineData("Abuja", "Abuja", PlaceKind.City, "Africa/Lagos")]
    [InlineData("Addis-Abeba", "Addis Ababa", PlaceKind.City, "Africa/Addis_Ababa")]
    [InlineData("Ulaanbaatar", "Ulaanbaatar", PlaceKind.City, "Asia/Ulaanbaatar")]
    [InlineData("Maroc", "Morocco", PlaceKind.Country, "Africa/Casablanca")]
    [InlineData("Costa de Marfil", "Côte d'Ivoire", PlaceKind.Country, "Africa/Abidjan")]
    [InlineData("États-Unis", "United States", PlaceKind.Country, null)]
    public void Places_are_known_by_each_of_their_names(string name, string canonical, PlaceKind kind, string? zone) =>
        Assert.Equal(new Place(canonical, kind, zone), Gazetteer.Lookup(name));

    [Fact]
    public void Places_are_found_in_a_text_by_their_longest_names() =>
        Assert.Equal(
            ["Las Palmas de Gran Canaria", "Tunis", "Côte d’Ivoire"],
            Gazetteer.Find("De Las Palmas de Gran Canaria à Tunis, puis en Côte d’Ivoire et à nice.").Select(place => place.Text));

    [Fact]
    public void Reunions_are_no_island() => Assert.Empty(Gazetteer.Find("La Réunion du comité"));

    [Fact]
    public void Every_zone_exists() =>
        Assert.All(
            Places.Cities.Split([';', '\n'], StringSplitOptions.TrimEntries).Select(group => group.Split(' ')[0])
                .Concat(Places.Countries.Split([' ', '\n']).Where(word => word.Contains('@')).Select(word => word[3..])),
            zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)));
}
