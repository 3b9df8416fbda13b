using Newsroom.Events.Extraction;
using Newsroom.Events.Extraction.Places;
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
    [InlineData("Valparaiso", "Valparaíso", PlaceKind.City, "America/Santiago")]
    [InlineData("Anvers", "Antwerp", PlaceKind.City, "Europe/Brussels")]
    [InlineData("Mamoudzou", "Mamoudzou", PlaceKind.City, "Indian/Mayotte")]
    [InlineData("Mwanza", "Mwanza", PlaceKind.City, "Africa/Dar_es_Salaam")]
    [InlineData("La Antigua Guatemala", "Antigua Guatemala", PlaceKind.City, "America/Guatemala")]
    public void Places_are_known_by_each_of_their_names(string name, string canonical, PlaceKind kind, string? zone) =>
        Assert.Equal(new Place(canonical, kind, zone), Gazetteer.Lookup(name));

    [Fact]
    public void Places_are_found_in_a_text_by_their_longest_names() =>
        Assert.Equal(
            ["Las Palmas de Gran Canaria", "Tunis", "Côte d’Ivoire"],
            Gazetteer.Find("De Las Palmas de Gran Canaria à Tunis, puis en Côte d’Ivoire et à nice.").Select(place => place.Text));

    [Fact]
    public void Reunions_are_no_island() => Assert.Empty(Gazetteer.Find("La Réunion du comité"));

    [Theory]
    [InlineData("Nice work at the Cork factory, said Florence Reading.", "")]
    [InlineData("Le tour de Tours à Pau, et une orange à Orange.", "Pau,Orange")]
    [InlineData("She moved to Bath, or lived in Bath, near Reading.", "Bath,Reading")]
    [InlineData("El tema: Faro y León. En Cuenca llueve.", "Cuenca")]
    public void Names_that_are_words_are_places_behind_a_preposition(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Gazetteer.Find(text).Select(place => place.Text)));

    [Fact]
    public void A_town_is_where_the_article_is_if_another_has_its_name()
    {
        var place = Gazetteer.Lookup("Saint-Denis")!;
        Assert.Equal("Europe/Paris", Gazetteer.Zone("Saint-Denis", place, new HashSet<string> { "Africa/Dakar" }));
        Assert.Equal("Indian/Reunion", Gazetteer.Zone("Saint-Denis", place, new HashSet<string> { "Indian/Reunion" }));
    }

    [Fact]
    public void Every_zone_exists() =>
        Assert.All(
            string.Join(
                    '\n',
                    PlaceNames.Cities,
                    Towns.France,
                    Towns.Europe,
                    Towns.AfricaAndMiddleEast,
                    Towns.Americas,
                    Towns.AsiaAndOceania,
                    Towns.Namesakes)
                .Split([';', '\n'], StringSplitOptions.TrimEntries)
                .Select(group => group.Split(' ')[0])
                .Concat(PlaceNames.Countries.Split([' ', '\n']).Where(word => word.Contains('@')).Select(word => word[3..])),
            zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)));
}
