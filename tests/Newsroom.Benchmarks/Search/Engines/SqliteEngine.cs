using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>
/// SQLite's full-text index, FTS5, in a memory-mapped file; each client has its own connection while it searches.
/// </summary>
internal sealed class SqliteEngine(DirectoryInfo folder, SharedAnalysis analysis) : ISearchEngine
{
    private readonly ConcurrentBag<SqliteReader> _idle = [];

    public string Name => "SQLite FTS5";

    public long BytesStored => folder.EnumerateFiles().Sum(file => file.Length);

    public Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        using var writer = new SqliteWriter(Connection(SqliteOpenMode.ReadWriteCreate), analysis);
        writer.Write(documents, cancellationToken);
        return Task.CompletedTask;
    }

    public ValueTask<SearchHits> SearchAsync(BenchQuery query, int top)
    {
        var reader = _idle.TryTake(out var idle) ? idle : new SqliteReader(Connection(SqliteOpenMode.ReadOnly), analysis);
        var hits = reader.Search(query, top);
        _idle.Add(reader);
        return ValueTask.FromResult(hits);
    }

    public ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private string Connection(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder.FullName, "articles.db"),
            Mode = mode,
            Pooling = false,
        }.ToString();
}
