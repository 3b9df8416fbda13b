using System.Globalization;
using Newsroom.Search.Index;

namespace Newsroom.Search.Faceting;

/// <summary>A value and the number of editions that have it.</summary>
/// <param name="Value">The value, as a filter accepts it.</param>
/// <param name="Count">Editions.</param>
/// <param name="Name">The full name, if the value is an acronym.</param>
public sealed record Facet(string Value, int Count, string? Name = null);

/// <summary>The values that a set of editions has, most frequent first, at most ten of each. The names are those of the filters.</summary>
public sealed record Facets(
    IReadOnlyList<Facet> Tag,
    IReadOnlyList<Facet> Org,
    IReadOnlyList<Facet> Place,
    IReadOnlyList<Facet> Kind,
    IReadOnlyList<Facet> Year)
{
    private const int MaxValues = 10;

    public static Facets None { get; } = new([], [], [], [], []);

    /// <param name="values">Editions by value. An organisation has one entry for each spelling of its name.</param>
    /// <param name="years">Editions by year of publication.</param>
    internal static Facets Of(IReadOnlyDictionary<FacetValue, int> values, IReadOnlyDictionary<int, int> years) => new(
        Top(values, Field.Tag),
        Top(values, Field.Organisation),
        Top(values, Field.Place),
        Top(values, Field.Kind),
        Top(years.Select(year => new Facet(year.Key.ToString(CultureInfo.InvariantCulture), year.Value))));

    /// <summary>The most frequent values of a field.</summary>
    /// <inheritdoc cref="Of"/>
    internal static IReadOnlyList<Facet> Of(IReadOnlyDictionary<FacetValue, int> values, byte field, int max) => Top(values, field, max);

    /// <summary>Articles spell a tag, an acronym and its full name in several ways: the most frequent spelling is shown.</summary>
    private static IReadOnlyList<Facet> Top(IReadOnlyDictionary<FacetValue, int> values, byte field, int max = MaxValues) => Top(values
        .Where(one => one.Key.Field == field)
        .GroupBy(one => one.Key.Value, StringComparer.OrdinalIgnoreCase)
        .Select(group => new Facet(
            CommonSpelling(group, value => value.Value),
            group.Sum(one => one.Value),
            CommonSpelling(group, value => value.Name) is { Length: > 0 } name ? name : null)), max);

    private static string CommonSpelling(IEnumerable<KeyValuePair<FacetValue, int>> values, Func<FacetValue, string> spelling) => values
        .GroupBy(one => spelling(one.Key), StringComparer.Ordinal)
        .OrderByDescending(group => group.Sum(one => one.Value)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .First().Key;

    private static IReadOnlyList<Facet> Top(IEnumerable<Facet> facets, int max = MaxValues) =>
    [
        .. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.OrdinalIgnoreCase).Take(max),
    ];
}
