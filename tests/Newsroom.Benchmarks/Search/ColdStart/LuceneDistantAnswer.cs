using Azure.Storage.Blobs;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>A process that copies a Lucene index from Blob Storage, opens it, answers one query and ends.</summary>
internal static class LuceneDistantAnswer
{
    /// <summary>The verb that starts it: <c>lucene-distant CONNECTION WORDS…</c>.</summary>
    public const string Verb = "lucene-distant";

    private const int Top = 10;

    /// <summary>Puts an index where the process finds it.</summary>
    public static async Task UploadAsync(string connection, DirectoryInfo index, CancellationToken cancellationToken)
    {
        var container = Container(connection);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var file in index.EnumerateFiles())
        {
            await container.GetBlobClient(file.Name).UploadAsync(file.FullName, overwrite: true, cancellationToken);
        }
    }

    public static async Task PrintAsync(string connection, IReadOnlyList<string> words)
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-benchmark-lucene-");
        try
        {
            await DownloadAsync(Container(connection), folder);
            using var analysis = new TextAnalysis();
            using var index = new LuceneIndex(folder, new SharedAnalysis(analysis));
            var hits = index.Search(new BenchQuery(QueryKind.And, words), Top);
            Console.WriteLine(hits.Top is [var best, ..] ? $"{best.Id} {best.Title} (1 of {hits.Total})" : "Nothing found.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All files at once, and large ones in parts at once, as the client library does.</summary>
    private static async Task DownloadAsync(BlobContainerClient container, DirectoryInfo folder)
    {
        var downloads = new List<Task>();
        await foreach (var blob in container.GetBlobsAsync())
        {
            downloads.Add(container.GetBlobClient(blob.Name).DownloadToAsync(Path.Combine(folder.FullName, blob.Name)));
        }

        await Task.WhenAll(downloads);
    }

    private static BlobContainerClient Container(string connection) =>
        new(connection, "lucene", new(BlobClientOptions.ServiceVersion.V2024_11_04));
}
