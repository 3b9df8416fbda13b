using Azure;
using Azure.Data.Tables;
using Newsroom.Settings;
using Newsroom.Storage;

namespace Newsroom.Publishing.Translating;

/// <summary>Two instances on one storage account that have different languages.</summary>
/// <param name="Languages">The languages of the other instance.</param>
/// <param name="Seen">When that was recorded.</param>
/// <param name="IsOverruled">Whether the other one was started later, so that its languages are those of the site.</param>
public sealed record OtherLanguages(IReadOnlyList<string> Languages, DateTimeOffset Seen, bool IsOverruled);

/// <summary>When this instance was started.</summary>
public sealed record InstanceStart(DateTimeOffset Time);

/// <summary>
/// The row <c>languages</c> of the table <c>state</c>: the languages of the site as the instance has them that was started last. An older
/// instance with other languages leaves a note there and orders no translations, else the two would undo each other's work for ever.
/// </summary>
public sealed partial class SiteLanguages(
    InstanceStart start, StorageAccount storage, SiteOptions site, TimeProvider clock, ILogger<SiteLanguages> log)
{
    /// <summary>An older instance renews its note with each run of the timer: every minute in Azure.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    private const string Table = "state";
    private const string Partition = "site";
    private const string Row = "languages";
    private const string LanguagesColumn = "Languages";
    private const string SinceColumn = "Since";
    private const string OtherColumn = "Other";
    private const string OtherSeenColumn = "OtherSeen";

    private readonly string _own = string.Join(',', site.Languages);
    private volatile bool _isOverruled;

    /// <summary>Whether an instance that was started later has other languages, as far as <see cref="AgreeAsync"/> has seen.</summary>
    public bool IsOverruled => _isOverruled;

    /// <summary>Makes the languages of this instance those of the site, unless an instance with others was started later.</summary>
    public Task AgreeAsync(CancellationToken cancellationToken) => Conflict.RetryAsync(async _ =>
    {
        var row = await storage.FindAsync(Table, Partition, Row, columns: null, cancellationToken);
        if (row is null || (row.GetString(LanguagesColumn) != _own && Since(row) < start.Time))
        {
            return await TryWriteAsync(row, cancellationToken);
        }

        _isOverruled = row.GetString(LanguagesColumn) != _own;
        if (_isOverruled)
        {
            LogOverruled(log, row.GetString(LanguagesColumn), _own);
            (row[OtherColumn], row[OtherSeenColumn]) = (_own, clock.GetUtcNow());
            return await SaveAsync(row, row.ETag, cancellationToken);
        }

        if (Read(row) is not null)
        {
            LogContested(log, _own, row.GetString(OtherColumn));
        }

        return true;
    });

    /// <summary>An instance that has other languages; null if there is none.</summary>
    public async Task<OtherLanguages?> FindOtherAsync(CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, Partition, Row, columns: null, cancellationToken) is { } row ? Read(row) : null;

    private OtherLanguages? Read(TableEntity row) =>
        row.GetString(LanguagesColumn) is var languages && languages != _own && Since(row) >= start.Time
            ? new(languages.Split(','), Since(row), IsOverruled: true)
        : row.GetDateTimeOffset(OtherSeenColumn) is { } seen && clock.GetUtcNow() - seen < MaxAge && row.GetString(OtherColumn) != _own
            ? new(row.GetString(OtherColumn).Split(','), seen, IsOverruled: false)
        : null;

    private async Task<bool> TryWriteAsync(TableEntity? before, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Row) { [LanguagesColumn] = _own, [SinceColumn] = start.Time };
        var isWritten = await SaveAsync(row, before?.ETag, cancellationToken);
        if (isWritten && before?.GetString(LanguagesColumn) is { } former)
        {
            LogChanged(log, former, _own);
        }

        _isOverruled &= !isWritten;
        return isWritten;
    }

    private async Task<bool> SaveAsync(TableEntity row, ETag? etag, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        return await table.SaveIfUnchangedAsync(row, etag, cancellationToken) is not null;
    }

    private static DateTimeOffset Since(TableEntity row) => row.GetDateTimeOffset(SinceColumn) ?? DateTimeOffset.MinValue;

    [LoggerMessage(Level = LogLevel.Information, Message = "The languages of the site are now {Languages}, and not {Before}")]
    private static partial void LogChanged(ILogger logger, string before, string languages);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This instance has the languages {Own}, but one that was started later has {Languages}: this one orders no translations. "
            + "Give all instances the same Newsroom__Languages")]
    private static partial void LogOverruled(ILogger logger, string languages, string own);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This instance has the languages {Own}, but an older one on the same storage account has {Languages}. "
            + "Give all instances the same Newsroom__Languages")]
    private static partial void LogContested(ILogger logger, string own, string languages);
}
