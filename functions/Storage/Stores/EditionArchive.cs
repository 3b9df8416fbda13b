using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// A timeline cut into documents whose contents stay while newer editions are published, and as far as possible while older ones come and go.
/// A document ends before the first edition that <see cref="Begins">begins</see> another by its id, whatever its neighbours: so an edition that is
/// dated back, or withdrawn, changes the one document where it is, and no document has to be counted off from the others.
/// </summary>
public sealed class EditionArchive(Timeline timeline)
{
    /// <summary>Editions in the longest document; 64 are in one on average.</summary>
    public const int Most = 250;

    /// <summary>Where the archive begins for those who have seen the first page of a list; null where that was all.</summary>
    /// <remarks>The first document can repeat what the page has; it leaves nothing out.</remarks>
    public static string? StartAfter(EditionPage page) => page.Next is null
        ? null
        : page.Editions.LastOrDefault(edition => Begins(edition.Article))?.TimelineKey ?? (page.Editions is [.., var last] ? last.TimelineKey : page.Next);

    /// <summary>The document that begins with a key; <see cref="EditionPage.Next"/> is the key with which the one before it in time begins.</summary>
    public async Task<EditionPage> ReadAsync(string language, EditionFilter filter, string start, CancellationToken cancellationToken)
    {
        var found = new List<Edition>();
        var rows = 0;
        await foreach (var edition in timeline.ReadAsync(language, filter.Later(start), Most, cancellationToken, inclusive: true))
        {
            if (filter.IsBefore(edition))
            {
                break;
            }

            var matches = filter.Matches(edition);
            if (found.Count == Most || rows == EditionList.MostRows || (matches && found.Count > 0 && Begins(edition.Article)))
            {
                return new EditionPage(found, edition.TimelineKey);
            }

            rows++;
            if (matches)
            {
                found.Add(edition);
            }
        }

        return new EditionPage(found, Next: null);
    }

    // Ids are digests in base32, so this is so for one of 64.
    private static bool Begins(string article) => article[^1] == 'a' && article[^2] is >= 'a' and <= 'p';
}
