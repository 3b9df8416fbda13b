using Newsroom.Content;

namespace Newsroom.Storage.Changes;

/// <summary>The last change of an edition, as it stands in the <see cref="ChangeLog"/>.</summary>
/// <param name="Position">Its place in the log; every later change of any edition has a higher one.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Language">The language of the edition.</param>
/// <param name="Version">Names what is public of the edition (<see cref="VersionOf"/>); null once it is withdrawn.</param>
public sealed record ChangeEntry(long Position, string Article, string Language, string? Version)
{
    /// <summary>Where the edition first stood in the log: who has not read so far has never heard of it.</summary>
    public required long First { get; init; }

    /// <summary>Where it stood when it last became public.</summary>
    public required long Published { get; init; }

    /// <summary>The edition; null once it is withdrawn, so that nothing of it stays in the log.</summary>
    public Edition? Edition { get; init; }

    /// <summary>Its events by id, cancelled ones included: a digest of each, and where in the log it last changed.</summary>
    public IReadOnlyDictionary<string, EventChange> Events { get; init; } = EventChange.None;

    /// <summary>When it was written, by the clock of the storage service.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>
    /// Names what is public of an edition. What was read is named by <see cref="Edition.Version"/>; the rest can change without it.
    /// </summary>
    public static string VersionOf(Edition edition) =>
        Digest.Of($"{edition.Version}\n{edition.Kind}\n{edition.Published:O}\n{edition.Updated:O}\n{edition.Basis}")[..13];
}

/// <summary>The last change of an event of an edition.</summary>
/// <param name="Digest">A digest of the event.</param>
/// <param name="Position">The position of the edition's change with which it came.</param>
public sealed record EventChange(string Digest, long Position)
{
    public static IReadOnlyDictionary<string, EventChange> None { get; } = new Dictionary<string, EventChange>();
}

/// <summary>The end of the log.</summary>
/// <param name="Epoch">Another one for each log: a log that was lost and begun anew has other positions.</param>
/// <param name="Last">The position of the last change; 0 if there is none.</param>
/// <param name="Languages">The position of the last change in each language.</param>
public sealed record ChangeHead(string Epoch, long Last, IReadOnlyDictionary<string, long> Languages)
{
    /// <summary>A log that has not begun.</summary>
    public static ChangeHead None { get; } = new("", 0, new Dictionary<string, long>());

    /// <summary>Whether all articles that are older than the log are in it.</summary>
    public bool IsComplete { get; init; }
}

/// <summary>A part of the log.</summary>
/// <param name="Next">The position after which the next part begins.</param>
/// <param name="HasMore">Whether there is more already.</param>
public sealed record ChangePage(IReadOnlyList<ChangeEntry> Entries, long Next, bool HasMore);
