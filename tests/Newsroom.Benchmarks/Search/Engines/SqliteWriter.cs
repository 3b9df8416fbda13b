using Microsoft.Data.Sqlite;
using Newsroom.Benchmarks.Search.Corpus;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Builds the SQLite index in one transaction.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SharedAnalysis _analysis;
    private readonly SqliteConnection _connection;

    public SqliteWriter(string connection, SharedAnalysis analysis)
    {
        _analysis = analysis;
        _connection = new SqliteConnection(connection);
        _connection.Open();
        Execute(SqliteSchema.Create);
    }

    public void Write(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        using (var transaction = _connection.BeginTransaction())
        using (var article = Prepare(SqliteSchema.InsertArticle, "$number", "$id", "$title", "$published"))
        using (var stems = Prepare(SqliteSchema.InsertStems, "$number", "$title", "$text"))
        using (var words = Prepare(SqliteSchema.InsertWords, "$number", "$words"))
        {
            (article.Transaction, stems.Transaction, words.Transaction) = (transaction, transaction, transaction);
            foreach (var (number, document) in documents.Index())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (title, text, all) = _analysis.Joined(document);
                Insert(article, number, document.Id, document.Title, document.Published.UtcTicks);
                Insert(stems, number, title, text);
                Insert(words, number, all);
            }

            transaction.Commit();
        }

        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose() => _connection.Dispose();

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string statement, params string[] parameters)
    {
        var command = new SqliteCommand(statement, _connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private void Execute(string statements)
    {
        using var command = new SqliteCommand(statements, _connection);
        command.ExecuteNonQuery();
    }
}
