using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Newsroom.Benchmarks.Judged;

/// <summary>
/// SQLite FTS5 as its documentation shows it: a table for each language, words without accents, in English also Porter's stems; any
/// word may match, ranked by its BM25, the title three times.
/// </summary>
internal sealed partial class SqlitePeer : IJudgedEngine, IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqlitePeer(IEnumerable<JudgedText> texts)
    {
        _connection.Open();
        foreach (var language in JudgedSet.Languages)
        {
            var tokenizer = language == "en" ? "porter unicode61 remove_diacritics 2" : "unicode61 remove_diacritics 2";
            Execute($"CREATE VIRTUAL TABLE {language} USING fts5(id UNINDEXED, title, text, tokenize = '{tokenizer}')");
        }

        foreach (var text in texts)
        {
            Execute(
                $"INSERT INTO {text.Language} (id, title, text) VALUES ($id, $title, $text)",
                ("$id", text.Article), ("$title", text.Title), ("$text", text.Text));
        }
    }

    public string Name => "SQLite FTS5";

    public Task<IReadOnlyList<string>> SearchAsync(JudgedQuery query, CancellationToken cancellationToken)
    {
        var words = string.Join(" OR ", Word().Matches(query.Text).Select(word => $"\"{word.Value}\""));
        using var command = Command(
            $"SELECT id FROM {query.Language} WHERE {query.Language} MATCH $query "
            + $"ORDER BY bm25({query.Language}, 0, 3, 1) LIMIT {RankingQuality.Depth}",
            ("$query", words));
        using var rows = command.ExecuteReader();
        List<string> hits = [];
        while (rows.Read())
        {
            hits.Add(rows.GetString(0));
        }

        return Task.FromResult<IReadOnlyList<string>>(hits);
    }

    public void Dispose() => _connection.Dispose();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    private void Execute(string statement, params (string Name, string Value)[] values)
    {
        using var command = Command(statement, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string statement, params (string Name, string Value)[] values)
    {
        var command = new SqliteCommand(statement, _connection);
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
