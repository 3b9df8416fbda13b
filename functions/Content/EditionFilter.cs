namespace Newsroom.Content;

/// <summary>Which editions a list shows; null means all.</summary>
/// <param name="Kind">Originals only, or translations of one kind.</param>
/// <param name="From">First day of publication.</param>
/// <param name="To">Last day of publication.</param>
/// <param name="Organisation">Acronym or full name of an organisation that the article introduces.</param>
/// <param name="Place">English name of a city or country that it names.</param>
public sealed record EditionFilter(
    string? Tag = null,
    EditionKind? Kind = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Organisation = null,
    string? Place = null)
{
    public bool Matches(Edition edition) =>
        (Kind is null || edition.Kind == Kind)
        && (Tag is null || edition.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase))
        && (Organisation is null || edition.Names.Any(name => Is(name.Acronym, Organisation) || Is(name.Full, Organisation)))
        && (Place is null || edition.Places.Contains(Place, StringComparer.OrdinalIgnoreCase))
        && (To is not { } to || DateOnly.FromDateTime(edition.Published.UtcDateTime) <= to);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an edition, and so everything older, is from before <see cref="From"/>.</summary>
    public bool IsBefore(Edition edition) => From is { } from && DateOnly.FromDateTime(edition.Published.UtcDateTime) < from;

    /// <summary>
    /// Where reading the timeline starts: after a key, or at the end of <see cref="To"/> if that comes later. Keys sort newest first.
    /// </summary>
    public string? Later(string? after)
    {
        if (To is not { } day || day == DateOnly.MaxValue)
        {
            return after;
        }

        // The key of the end of a day comes before every edition of that day.
        var end = SortKey.NewestFirst(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        return string.CompareOrdinal(after, end) > 0 ? after : end;
    }
}
