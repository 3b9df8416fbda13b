using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;
using Newsroom.Storage;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>A process that answers one query from an index in Table Storage and ends.</summary>
internal static class NewsroomFirstAnswer
{
    /// <summary>The verb that starts it: <c>newsroom-cold CONNECTION WORDS…</c>.</summary>
    public const string Verb = "newsroom-cold";

    private const int Top = 10;

    public static async Task PrintAsync(string connection, IReadOnlyList<string> words)
    {
        using var analysis = new TextAnalysis();
        await using var index = new NewsroomIndex(connection, new SharedAnalysis(analysis));
        var operations = StorageOperations.Begin();
        var hits = await index.SearchAsync(new BenchQuery(QueryKind.And, words), Top);
        Console.WriteLine(
            hits.Top is [var best, ..] ? $"{best.Id} {best.Title} (1 of {hits.Total}, {operations.Count} operations)" : "Nothing found.");
    }
}
