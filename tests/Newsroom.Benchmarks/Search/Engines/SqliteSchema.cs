namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>
/// The tables of the SQLite index. The analysed words are joined by blanks. The tokenizer does not split at punctuation that the analysis
/// leaves inside words.
/// Full-text tables are contentless, as Lucene's fields are not stored.
/// </summary>
internal static class SqliteSchema
{
    public const string Create = $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -65536;
        CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, published INTEGER NOT NULL);
        CREATE VIRTUAL TABLE stem USING fts5(title, text, content = '', tokenize = "{Tokenizer}");
        CREATE VIRTUAL TABLE word USING fts5(words, content = '', detail = none, columnsize = 0, tokenize = "{Tokenizer}");
        INSERT INTO stem(stem, rank) VALUES ('hashsize', 67108864);
        INSERT INTO word(word, rank) VALUES ('hashsize', 67108864);
        """;

    public const string OpenForReading = "PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536;";

    public const string InsertArticle = "INSERT INTO article (number, id, title, published) VALUES ($number, $id, $title, $published)";

    public const string InsertStems = "INSERT INTO stem (rowid, title, text) VALUES ($number, $title, $text)";

    public const string InsertWords = "INSERT INTO word (rowid, words) VALUES ($number, $words)";

    public const string CountByRank = "SELECT count(*) FROM stem WHERE stem MATCH $query";

    public const string TopByRank = """
        SELECT article.id, article.title, article.published, -hit.score
        FROM (SELECT rowid AS number, rank AS score FROM stem WHERE stem MATCH $query ORDER BY rank LIMIT $top) AS hit
        JOIN article ON article.number = hit.number
        ORDER BY hit.score
        """;

    public const string CountByPrefix = "SELECT count(*) FROM word WHERE word MATCH $query";

    public const string TopByPrefix = """
        SELECT article.id, article.title, article.published, 1.0
        FROM (SELECT rowid AS number FROM word WHERE word MATCH $query ORDER BY rowid LIMIT $top) AS hit
        JOIN article ON article.number = hit.number
        ORDER BY hit.number
        """;

    private const string Tokenizer = "ascii tokenchars '._:,;-'''";
}
