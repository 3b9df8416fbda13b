using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>The original of a machine translation.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Url">The page for people.</param>
internal sealed record Original(string Language, string Url);

/// <summary>An edition in a feed.</summary>
/// <param name="Body">Null if the edition was withdrawn a moment ago.</param>
/// <param name="Url">The page for people.</param>
internal sealed record FeedItem(Edition Edition, EditionBody? Body, string Url, Original? Original = null)
{
    /// <summary>The id of the site; empty for a site that is older than such ids.</summary>
    public string SiteId { get; init; } = "";

    /// <summary>The lead picture; null for none.</summary>
    public PublicPicture? Picture { get; init; }

    /// <summary>The same for ever, even if the article's address changes, and different from that of any other site.</summary>
    public string PermanentId => SiteId.Length == 0
        ? $"newsroom:{Edition.Article}:{Edition.Language}"
        : $"newsroom:{SiteId}:{Edition.Article}:{Edition.Language}";

    /// <summary>
    /// The time of the last change, never before the publication. Uploads are dated to the second, but readers of Atom report two entries
    /// with the same time as an error: a fraction from the article's id keeps the uploads of one second apart.
    /// </summary>
    public DateTimeOffset Updated
    {
        get
        {
            var time = Edition.Updated > Edition.Published ? Edition.Updated : Edition.Published;
            return time.UtcTicks % TimeSpan.TicksPerSecond != 0
                ? time
                : time.AddMicroseconds(BitConverter.ToUInt32(NameUuid.Of(PermanentId).ToByteArray()) % 1_000_000);
        }
    }

    /// <summary>The downloads that have a web address.</summary>
    public IReadOnlyList<Enclosure> Enclosures =>
        [.. (Body?.Downloads ?? []).Select(Enclosure.Of).OfType<Enclosure>().DistinctBy(file => file.Url)];
}
