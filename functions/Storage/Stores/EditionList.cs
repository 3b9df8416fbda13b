using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>A page of editions, and the key after which the next page starts.</summary>
public sealed record EditionPage(IReadOnlyList<Edition> Editions, string? Next);

/// <summary>Lists of editions, newest first.</summary>
public sealed class EditionList(Timeline timeline)
{
    /// <summary>Max number of rows read for one page. If few editions pass the filter, pages are short rather than slow.</summary>
    internal const int MaxRows = 5_000;

    public async Task<EditionPage> ReadAsync(
        string language, EditionFilter filter, string? after, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Edition>();
        var rows = 0;
        var last = after;
        after = filter.Later(after);
        await foreach (var edition in timeline.ReadAsync(language, after, Math.Min(1000, limit + 1), cancellationToken))
        {
            if (filter.IsBefore(edition))
            {
                break;
            }

            if (found.Count == limit || rows == MaxRows)
            {
                return new EditionPage(found, last);
            }

            last = edition.TimelineKey;
            rows++;
            if (filter.Matches(edition))
            {
                found.Add(edition);
            }
        }

        return new EditionPage(found, Next: null);
    }
}
