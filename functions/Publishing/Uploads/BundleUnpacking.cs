using System.Globalization;
using System.IO.Compression;
using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Puts the files of a bundle beside it, where they are uploads as all others. Files that a newer version does not have are deleted, and
/// all with the bundle. It can be repeated at any time: what is there already is not written again.
/// </summary>
public sealed class BundleUnpacking(BundleFiles files, Ledger ledger)
{
    private const int MaxWarnings = 20;

    /// <summary>Unpacks the bundle as it is now.</summary>
    /// <returns>Warnings for the editor; null if the bundle does not exist.</returns>
    /// <exception cref="UnreadableException">It can't be unpacked. Nothing has changed then.</exception>
    public async Task<IReadOnlyList<string>?> UnpackAsync(string bundle, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? warnings = null;
        await Conflict.RetryAsync(async _ =>
        {
            if (await files.OpenAsync(bundle, cancellationToken) is not var (content, etag, uploaded))
            {
                await RemoveAllAsync(bundle, cancellationToken);
                warnings = null;
                return true;
            }

            await using (content)
            {
                warnings = await TryUnpackAsync(bundle, content, uploaded, cancellationToken);
            }

            // A newer version, or its deletion, may have been processed meanwhile, and what that has removed been written again.
            return warnings is not null && await files.FindETagAsync(bundle, cancellationToken) == etag;
        });
        return warnings;
    }

    /// <summary>Deletes the files of a bundle.</summary>
    public async Task RemoveAllAsync(string bundle, CancellationToken cancellationToken)
    {
        await foreach (var file in files.ListAsync(FolderOf(bundle), cancellationToken))
        {
            if (file.Bundle == bundle)
            {
                await files.DeleteAsync(file, cancellationToken);
            }
        }
    }

    private static string FolderOf(string bundle) => bundle[..(bundle.LastIndexOf('/') + 1)];

    /// <returns>Null if another process has changed one of the files.</returns>
    private async Task<IReadOnlyList<string>?> TryUnpackAsync(
        string bundle, Stream content, DateTimeOffset uploaded, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipArchive.CreateAsync(
                content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var list = BundleList.Of(zip.Entries, content.Length);
            var warnings = new List<string>(list.Refused);
            var folder = FolderOf(bundle);
            var present = await files.ListAsync(folder, cancellationToken)
                .ToDictionaryAsync(file => file.Path, StringComparer.Ordinal, cancellationToken: cancellationToken);
            foreach (var (name, entry) in list.Files)
            {
                var before = present.GetValueOrDefault(folder + name);
                if (await RefuseAsync(bundle, folder + name, before, uploaded, cancellationToken) is { } reason)
                {
                    warnings.Add($"{name} was not unpacked: {reason}");
                }
                else if (!await TryWriteAsync(bundle, folder + name, entry, before, cancellationToken))
                {
                    return null;
                }
            }

            foreach (var gone in present.Values.Where(file => file.Bundle == bundle && !list.Files.ContainsKey(file.Path[folder.Length..])))
            {
                await files.DeleteAsync(gone, cancellationToken);
            }

            return warnings.Count <= MaxWarnings
                ? warnings : [.. warnings.Take(MaxWarnings), $"And {warnings.Count - MaxWarnings:N0} files more."];
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new UnreadableException("The archive is damaged, or was not uploaded completely.", error);
        }
    }

    /// <summary>Why a file of a bundle is not written; null if it is.</summary>
    private async Task<string?> RefuseAsync(
        string bundle, string path, BundleFile? before, DateTimeOffset uploaded, CancellationToken cancellationToken) => before is null
        ? await WasDeletedAsync(path, uploaded, cancellationToken)
            ? "it was deleted after the bundle came. Upload the bundle again to have it back." : null
        : before.Bundle == bundle ? null : $"there is another file at {path}, which stays.";

    /// <summary>Whether a file was read, or withdrawn, since the bundle was uploaded, and is missing: a person has deleted it.</summary>
    private async Task<bool> WasDeletedAsync(string path, DateTimeOffset uploaded, CancellationToken cancellationToken) =>
        await ledger.FindAsync(path, cancellationToken) is { } entry
        && (entry.Received > uploaded || (entry.State == LedgerState.Withdrawn && entry.Complete > uploaded));

    private async Task<bool> TryWriteAsync(
        string bundle, string path, ZipArchiveEntry entry, BundleFile? before, CancellationToken cancellationToken)
    {
        var file = new BundleFile(
            path, default, bundle, string.Create(CultureInfo.InvariantCulture, $"{entry.Crc32:x8}-{entry.Length}"));
        if (before?.Content == file.Content)
        {
            return true;
        }

        await using var unpacked = new BoundedStream(await entry.OpenAsync(cancellationToken), entry.Length);
        return await files.TryWriteAsync(file, before, unpacked, cancellationToken);
    }
}
