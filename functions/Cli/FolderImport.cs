using System.Diagnostics;
using Newsroom.Storage;

namespace Newsroom.Cli;

/// <summary>Uploads a folder, and skips what is there unchanged.</summary>
internal sealed class FolderImport(StorageAccount storage, SearchableWait wait)
{
    private readonly FolderUpload _upload = new(storage);

    public async Task RunAsync(DirectoryInfo folder, bool waits, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var files = FolderUpload.Files(folder);
        var existing = await _upload.ReadExistingAsync(cancellationToken);
        var changed = await files.ToAsyncEnumerable()
            .Where(async (file, token) => !await FolderUpload.IsSameAsync(file.Value, existing.GetValueOrDefault(file.Key), token))
            .ToListAsync(cancellationToken);
        await new ProgressBar("Uploaded", changed.Count).RunAsync(async count =>
            await _upload.UploadAsync(changed, _ => count(1), cancellationToken));
        string[] paths = [.. changed.Select(file => file.Key)];
        wait.Report("uploaded", paths, watch.Elapsed);
        if (changed.Count < files.Count)
        {
            Console.WriteLine($"{files.Count - changed.Count} unchanged, skipped.");
        }

        if (waits && files.Count > 0)
        {
            await wait.RunAsync(files.Keys.ToHashSet(StringComparer.Ordinal), paths, watch, cancellationToken);
        }
    }
}
