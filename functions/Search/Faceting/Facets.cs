using System.Globalization;
using Newsroom.Search.Index;

namespace Newsroom.Search;

/// <summary>A value that editions have, and how many of them.</summary>
/// <param name="Value">What a filter takes.</param>
/// <param name="Count">Editions.</param>
/// <param name="Name">What the value stands for, where it is an acronym.</param>
public sealed record Facet(string Value, int Count, string? Name = null);

/// <summary>What a set of editions has in common: the most frequent values first, at most ten of each. Named as the filters that take the values.</summary>
public sealed record Facets(IReadOnlyList<Facet> Tag, IReadOnlyList<Facet> Org, IReadOnlyList<Facet> Place, IReadOnlyList<Facet> Kind, IReadOnlyList<Facet> Year)
{
    private const int Most = 10;

    /// <param name="values">Values and how many editions have them; organisations once for each spelling of their name.</param>
    /// <param name="years">Years of publication likewise.</param>
    internal static Facets Of(IReadOnlyDictionary<FacetValue, int> values, IReadOnlyDictionary<int, int> years) => new(
        Top(values, Field.Tag),
        Top(values, Field.Organisation),
        Top(values, Field.Place),
        Top(values, Field.Kind),
        Top(years.Select(year => new Facet(year.Key.ToString(CultureInfo.InvariantCulture), year.Value))));

    /// <summary>Articles spell a tag, an acronym and the name behind it in several ways: the most frequent stands for all.</summary>
    private static IReadOnlyList<Facet> Top(IReadOnlyDictionary<FacetValue, int> values, byte field) => Top(values
        .Where(one => one.Key.Field == field)
        .GroupBy(one => one.Key.Value, StringComparer.OrdinalIgnoreCase)
        .Select(group => new Facet(
            Usual(group, value => value.Value),
            group.Sum(one => one.Value),
            Usual(group, value => value.Name) is { Length: > 0 } name ? name : null)));

    private static string Usual(IEnumerable<KeyValuePair<FacetValue, int>> values, Func<FacetValue, string> spelling) => values
        .GroupBy(one => spelling(one.Key), StringComparer.Ordinal)
        .OrderByDescending(group => group.Sum(one => one.Value)).ThenBy(group => group.Key, StringComparer.Ordinal)
        .First().Key;

    private static IReadOnlyList<Facet> Top(IEnumerable<Facet> facets) =>
        [.. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.OrdinalIgnoreCase).Take(Most)];
}
