using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>A process that opens a Lucene index on disk, answers one query and ends.</summary>
internal static class LuceneFirstAnswer
{
    /// <summary>The verb that starts it: <c>lucene-cold FOLDER WORDS…</c>.</summary>
    public const string Verb = "lucene-cold";

    private const int Top = 10;

    public static void Print(DirectoryInfo folder, IReadOnlyList<string> words)
    {
        using var analysis = new TextAnalysis();
        using var index = new LuceneIndex(folder, new SharedAnalysis(analysis));
        var hits = index.Search(new BenchQuery(QueryKind.And, words), Top);
        Console.WriteLine(hits.Top is [var best, ..] ? $"{best.Id} {best.Title} (1 of {hits.Total})" : "Nothing found.");
    }
}
