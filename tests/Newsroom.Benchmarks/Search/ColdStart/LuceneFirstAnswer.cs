using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search;

namespace Newsroom.Benchmarks.Search.ColdStart;

/// <summary>A process that opens a Lucene index on disk, answers one query and ends.</summary>
internal static class LuceneFirstAnswer
{
    /// <summary>What this program is called with to be that: <c>lucene-cold FOLDER WORDS…</c>.</summary>
    public const string Verb = "lucene-cold";

    private const int Top = 10;

    public static void Print(DirectoryInfo folder, IReadOnlyList<string> words)
    {
        using var analysis = new Analysis();
        using var index = new LuceneIndex(folder, new SharedAnalysis(analysis));
        var hits = index.Search(new BenchQuery(QueryKind.And, words), Top);
        Console.WriteLine(hits.Top is [var best, ..] ? $"{best.Id} {best.Title} (1 of {hits.Total})" : "Nothing found.");
    }
}
