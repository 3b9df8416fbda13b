using Newsroom.Articles;

namespace Newsroom.Search;

/// <summary>An edition that answers a query, and how well.</summary>
public readonly record struct Hit(Edition Edition, double Score);

/// <summary>
/// The editions of one language in memory. Ranking is BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over frequencies
/// weighted by field: title 3, summary 1.5, body 1. Safe for concurrent use.
/// </summary>
public sealed class LanguageIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Document> _documents = [];
    private readonly Dictionary<string, Dictionary<Document, double>> _postings = new(StringComparer.Ordinal);
    private long _words;

    /// <summary>The latest time of the rows taken in; null before the first.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>Takes in rows; those that are known already change nothing.</summary>
    public void Apply(IReadOnlyList<PendingRow> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                Apply(row);
            }
        }
    }

    /// <summary>Every edition that has all of the terms, best first; of equals, the newest first.</summary>
    public IReadOnlyList<Hit> Find(IReadOnlyCollection<string> terms)
    {
        lock (_lock)
        {
            var postings = terms.Select(term => _postings.GetValueOrDefault(term)).ToArray();
            if (postings.Length == 0 || postings.Any(posting => posting is null))
            {
                return [];
            }

            var rarestFirst = postings.OrderBy(posting => posting!.Count).ToArray();
            return [.. rarestFirst[0]!.Keys
                .Where(document => rarestFirst.All(posting => posting!.ContainsKey(document)))
                .Select(document => new Hit(document.Edition, rarestFirst.Sum(posting => Score(document, posting!))))
                .OrderByDescending(hit => hit.Score)
                .ThenByDescending(hit => hit.Edition.Published)
                .ThenBy(hit => hit.Edition.Article, StringComparer.Ordinal)];
        }
    }

    private void Apply(PendingRow row)
    {
        Newest = Newest is { } newest && newest > row.Written ? newest : row.Written;
        if (_documents.TryGetValue(row.Article, out var known))
        {
            if (known.Mark == row.Mark)
            {
                return;
            }

            Remove(row.Article, known);
        }

        if (row is { Edition: { } edition, Terms: { } terms })
        {
            Add(new Document(row.Mark, edition, terms));
        }
    }

    private double Score(Document document, Dictionary<Document, double> posting)
    {
        var frequency = posting[document];
        var rarity = Math.Log(1 + (_documents.Count - posting.Count + 0.5) / (posting.Count + 0.5));
        var length = document.Terms.Length * _documents.Count / (double)Math.Max(1, _words);
        return rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length));
    }

    private void Add(Document document)
    {
        _documents.Add(document.Edition.Article, document);
        _words += document.Terms.Length;
        foreach (var (term, frequency) in document.Terms.Terms)
        {
            if (!_postings.TryGetValue(term, out var posting))
            {
                _postings.Add(term, posting = []);
            }

            posting.Add(document, 3 * frequency.Title + 1.5 * frequency.Summary + frequency.Body);
        }
    }

    private void Remove(string article, Document document)
    {
        _documents.Remove(article);
        _words -= document.Terms.Length;
        foreach (var (term, _) in document.Terms.Terms)
        {
            var posting = _postings[term];
            posting.Remove(document);
            if (posting.Count == 0)
            {
                _postings.Remove(term);
            }
        }
    }

    private sealed class Document(string mark, Edition edition, TermFrequencies terms)
    {
        public string Mark => mark;
        public Edition Edition => edition;
        public TermFrequencies Terms => terms;
    }
}
