namespace Newsroom.Search.Faceting;

/// <summary>The number of editions of a month (UTC).</summary>
public sealed record MonthCount(int Year, int Month, int Count);

/// <summary>What the editions of a language are about, and when they were published.</summary>
/// <param name="Months">Months with editions, latest first.</param>
/// <param name="Tags">Tags, the most frequent first.</param>
/// <param name="Organisations">Organisations, the most frequent first.</param>
/// <param name="Places">Places, the most frequent first.</param>
public sealed record LanguageOverview(
    IReadOnlyList<MonthCount> Months, IReadOnlyList<Facet> Tags, IReadOnlyList<Facet> Organisations, IReadOnlyList<Facet> Places)
{
    /// <summary>Max number of tags, of organisations and of places.</summary>
    public const int MaxNames = 1_000;

    public int Editions => Months.Sum(month => month.Count);

    /// <summary>The editions of a month.</summary>
    public int CountOf(int year, int month) =>
        Months.FirstOrDefault(one => (one.Year, one.Month) == (year, month))?.Count ?? 0;
}
