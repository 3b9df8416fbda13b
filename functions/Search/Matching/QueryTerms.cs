using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>The postings that a query needs of each segment of a view. They are read in parallel.</summary>
internal sealed class QueryTerms(IndexView view)
{
    /// <summary>Max terms of a query.</summary>
    public const int MaxTerms = 64;

    private readonly Dictionary<byte[], TermPostings?[]> _terms = new(TermComparer.Instance);
    private readonly HashSet<byte[]> _withPositions = new(TermComparer.Instance);
    private readonly Dictionary<Clause, List<Expansion>[]> _expansions = [];

    /// <summary>The postings of a term; null if no document of the segment has it.</summary>
    public TermPostings? Of(byte[] term, int segment) => _terms[term][segment];

    /// <summary>The words that a prefix or fuzzy clause matches.</summary>
    public List<Expansion> Of(Clause clause, int segment) => _expansions[clause][segment];

    /// <summary>The inverse document frequency of a term among the live documents.</summary>
    public float Idf(byte[] term) => Weight.Idf(view.Documents, DocumentFrequency(term));

    /// <summary>The number of live documents that have a term.</summary>
    public int DocumentFrequency(byte[] term)
    {
        var count = 0;
        var found = _terms[term];
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } postings)
            {
                count += postings.Count - view.Segments[i].Dead.DocumentFrequency(postings);
            }
        }

        return count;
    }

    /// <param name="clause">The query.</param>
    /// <param name="withPositions">Terms whose positions are needed, in addition to those of phrases.</param>
    /// <exception cref="QueryTooCostlyException">The query has too many terms, or matches too many words.</exception>
    public async ValueTask ReadAsync(Clause clause, IEnumerable<byte[]> withPositions, CancellationToken cancellationToken)
    {
        Gather(clause);
        _withPositions.UnionWith(withPositions);
        if (_terms.Count > MaxTerms)
        {
            throw new QueryTooCostlyException($"The query has more than {MaxTerms} words.");
        }

        await ReadTermsAsync(cancellationToken);
        await ExpandAsync(clause, cancellationToken);
    }

    private void Gather(Clause clause)
    {
        switch (clause)
        {
            case TermClause { Term: var term }:
                AddTerm(term);
                break;
            case FilterClause { Term: var filter }:
                AddTerm(filter);
                break;
            case PhraseClause phrase:
                foreach (var word in phrase.Terms)
                {
                    AddTerm(word);
                    _withPositions.Add(word);
                }

                break;
            default:
                foreach (var part in Parts(clause))
                {
                    Gather(part);
                }

                break;
        }
    }

    private static IEnumerable<Clause> Parts(Clause clause) => clause switch
    {
        AllClause all => all.All.Concat(all.None),
        AnyClause any => any.Any,
        SomeClause some => some.Words,
        SimilarClause similar => similar.Any,
        _ => [],
    };

    private void AddTerm(byte[] term) => _terms.TryAdd(term, new TermPostings?[view.Segments.Length]);

    private async ValueTask ReadTermsAsync(CancellationToken cancellationToken)
    {
        List<Task>? reading = null;
        foreach (var (term, found) in _terms)
        {
            for (var i = 0; i < found.Length; i++)
            {
                var finding = view.Segments[i].Segment.FindAsync(term, _withPositions.Contains(term), cancellationToken);
                if (finding.IsCompletedSuccessfully)
                {
                    // Most are cached: there is nothing to wait for.
                    found[i] = finding.Result;
                }
                else
                {
                    (reading ??= []).Add(StoreAsync(finding, found, i));
                }
            }
        }

        if (reading is not null)
        {
            await Task.WhenAll(reading);
        }

        static async Task StoreAsync(ValueTask<TermPostings?> finding, TermPostings?[] found, int i) => found[i] = await finding;
    }

    private async ValueTask ExpandAsync(Clause clause, CancellationToken cancellationToken)
    {
        switch (clause)
        {
            case PrefixClause prefix:
                var words = new List<Expansion>[view.Segments.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    words[i] = await Expansions.WithPrefixAsync(view.Segments[i].Segment, prefix.Prefix, cancellationToken);
                }

                _expansions[clause] = words;
                break;
            case FuzzyClause fuzzy:
                _expansions[clause] = await ExpandAsync(fuzzy, cancellationToken);
                break;
            case AllClause all:
                foreach (var part in all.All.Concat(all.None))
                {
                    await ExpandAsync(part, cancellationToken);
                }

                break;
            case AnyClause any:
                foreach (var part in any.Any)
                {
                    await ExpandAsync(part, cancellationToken);
                }

                break;
        }
    }

    private async ValueTask<List<Expansion>[]> ExpandAsync(FuzzyClause fuzzy, CancellationToken cancellationToken)
    {
        var segments = view.Segments.Select(segment => segment.Segment);
        var words = await Expansions.SimilarAsync(segments, fuzzy.Word, fuzzy.Edits, cancellationToken);
        var expansions = view.Segments.Select(_ => new List<Expansion>()).ToArray();
        foreach (var (word, _, _) in words)
        {
            var term = Field.Key(Field.Word, word);
            for (var i = 0; i < expansions.Length; i++)
            {
                if (await view.Segments[i].Segment.FindAsync(term, withPositions: false, cancellationToken) is { } postings)
                {
                    expansions[i].Add(new Expansion(term, postings));
                }
            }
        }

        return expansions;
    }
}
