using System.Globalization;
using Microsoft.Data.Sqlite;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A connection with prepared statements, used by one client at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SharedAnalysis _analysis;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _countByRank;
    private readonly SqliteCommand _topByRank;
    private readonly SqliteCommand _countByPrefix;
    private readonly SqliteCommand _topByPrefix;

    public SqliteReader(string connection, SharedAnalysis analysis)
    {
        _analysis = analysis;
        _connection = new SqliteConnection(connection);
        _connection.Open();
        using var open = new SqliteCommand(SqliteSchema.OpenForReading, _connection);
        open.ExecuteNonQuery();
        _countByRank = Prepare(SqliteSchema.CountByRank, "$query");
        _topByRank = Prepare(SqliteSchema.TopByRank, "$query", "$top");
        _countByPrefix = Prepare(SqliteSchema.CountByPrefix, "$query");
        _topByPrefix = Prepare(SqliteSchema.TopByPrefix, "$query", "$top");
    }

    public SearchHits Search(BenchQuery query, int top)
    {
        if (SqliteQueries.Of(query, _analysis) is not { } asked)
        {
            return SearchHits.None;
        }

        var (count, best) = query.Kind == QueryKind.Prefix ? (_countByPrefix, _topByPrefix) : (_countByRank, _topByRank);
        count.Parameters[0].Value = asked;
        best.Parameters[0].Value = asked;
        best.Parameters[1].Value = top;
        return new SearchHits(Convert.ToInt64(count.ExecuteScalar(), CultureInfo.InvariantCulture), Read(best));
    }

    public void Dispose()
    {
        foreach (var command in new[] { _countByRank, _topByRank, _countByPrefix, _topByPrefix })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static List<SearchHit> Read(SqliteCommand command)
    {
        var hits = new List<SearchHit>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            hits.Add(
                new SearchHit(rows.GetString(0), rows.GetString(1), new DateTimeOffset(rows.GetInt64(2), TimeSpan.Zero), rows.GetFloat(3)));
        }

        return hits;
    }

    private SqliteCommand Prepare(string statement, params string[] parameters)
    {
        var command = new SqliteCommand(statement, _connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        command.Prepare();
        return command;
    }
}
