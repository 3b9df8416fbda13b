using System.Globalization;
using Newsroom.Articles;

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

    public static Facets Of(IEnumerable<Edition> editions)
    {
        var all = editions.ToList();
        return new Facets(
            Count(all.SelectMany(edition => edition.Tags)),
            Organisations(all.SelectMany(edition => edition.Names)),
            Count(all.SelectMany(edition => edition.Places)),
            Count(all.Select(edition => edition.Kind.ToString().ToLowerInvariant())),
            Count(all.Select(edition => edition.Published.Year.ToString(CultureInfo.InvariantCulture))));
    }

    private static IReadOnlyList<Facet> Count(IEnumerable<string> values) => Top(values
        .GroupBy(value => value, StringComparer.OrdinalIgnoreCase)
        .Select(group => new Facet(group.Key, group.Count())));

    /// <summary>Articles spell the name behind an acronym in several ways: the most frequent stands for all.</summary>
    private static IReadOnlyList<Facet> Organisations(IEnumerable<Name> names) => Top(names
        .GroupBy(name => name.Acronym, StringComparer.OrdinalIgnoreCase)
        .Select(group => new Facet(Usual(group.Select(name => name.Acronym)), group.Count(), Usual(group.Select(name => name.Full)))));

    private static string Usual(IEnumerable<string> spellings) =>
        spellings.GroupBy(spelling => spelling, StringComparer.Ordinal).MaxBy(group => group.Count())!.Key;

    private static IReadOnlyList<Facet> Top(IEnumerable<Facet> facets) =>
        [.. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.OrdinalIgnoreCase).Take(Most)];
}
