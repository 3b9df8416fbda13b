using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Benchmarks.Startup;
using Newsroom.Search;

namespace Newsroom.Benchmarks.Search.Http;

/// <summary>The smallest app that answers searches over HTTP: a Lucene index, the ten best hits and their number as JSON, no snippets.</summary>
internal static class LuceneEndpoint
{
    /// <summary>What this program is called with to be that app: <c>lucene-http FOLDER</c>.</summary>
    public const string Verb = "lucene-http";

    private const int Top = 10;

    public static async Task RunAsync(DirectoryInfo folder)
    {
        using var analysis = new Analysis();
        using var index = new LuceneIndex(folder, new SharedAnalysis(analysis));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/api/health", () => Results.Ok());
        app.MapGet("/search", (string q) => Results.Json(index.Search(new BenchQuery(QueryKind.And, [q]), Top), SearchHitsJson.Default.SearchHits));
        await app.StartAsync();
        Console.WriteLine($"{ListeningProcess.Announcement}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
