using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// A timeline cut into documents. Their contents stay the same while newer editions are published, and as far as possible while older
/// ones come and go. Whether an edition <see cref="BeginsDocument">begins a document</see> follows from its id alone: so an edition that
/// is dated back or withdrawn changes only the document it is in, and no document depends on counting others.
/// </summary>
public sealed class EditionArchive(Timeline timeline)
{
    /// <summary>Max number of editions in a document; the average is 64.</summary>
    public const int MaxEditions = 250;

    /// <summary>Where the archive begins after the first page of a list; null if that page has all editions.</summary>
    /// <remarks>The first document can repeat editions of the page; it leaves none out.</remarks>
    public static string? StartAfter(EditionPage page) => page.Next is null
        ? null
        : page.Editions.LastOrDefault(edition => BeginsDocument(edition.Article))?.TimelineKey
            ?? (page.Editions is [.., var last] ? last.TimelineKey : page.Next);

    /// <summary>
    /// The document that begins with a key. <see cref="EditionPage.Next"/> is the key with which the next older one begins.
    /// </summary>
    public async Task<EditionPage> ReadAsync(string language, EditionFilter filter, string start, CancellationToken cancellationToken)
    {
        var found = new List<Edition>();
        var rows = 0;
        await foreach (var edition in timeline.ReadAsync(language, filter.Later(start), MaxEditions, cancellationToken, inclusive: true))
        {
            if (filter.IsBefore(edition))
            {
                break;
            }

            var matches = filter.Matches(edition);
            var isFull = found.Count == MaxEditions || rows == EditionList.MaxRows;
            if (isFull || (matches && found.Count > 0 && BeginsDocument(edition.Article)))
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

    // Ids are digests in base32, so this is true for one in 64.
    private static bool BeginsDocument(string article) => article[^1] == 'a' && article[^2] is >= 'a' and <= 'p';
}
