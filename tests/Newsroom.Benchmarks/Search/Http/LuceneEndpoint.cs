using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Benchmarks.Startup;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.Http;

/// <summary>
/// The smallest app that searches over HTTP: a Lucene index, the ten best hits and their number as JSON, with snippets or without.
/// </summary>
internal static class LuceneEndpoint
{
    /// <summary>The verb that starts it: <c>lucene-http FOLDER</c>.</summary>
    public const string Verb = "lucene-http";

    private const int Top = 10;

    /// <summary>Where the texts are, beside the index.</summary>
    public static DirectoryInfo TextsIn(DirectoryInfo folder) => new(Path.Combine(folder.FullName, "texts"));

    public static async Task RunAsync(DirectoryInfo folder)
    {
        using var analysis = new TextAnalysis();
        using var index = new LuceneIndex(folder, new SharedAnalysis(analysis));
        using var texts = new LuceneTexts(TextsIn(folder));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/api/health", () => Results.Ok());
        app.MapGet(
            "/search",
            (string q) => Results.Json(index.Search(new BenchQuery(QueryKind.And, [q]), Top), SearchHitsJson.Default.SearchHits));
        app.MapGet(
            "/snippets",
            (string q) => Results.Json(index.Search(new BenchQuery(QueryKind.And, [q]), Top, texts.Snippets), SearchHitsJson.Default.SearchHits));
        await app.StartAsync();
        Console.WriteLine($"{ListeningProcess.Announcement}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}
