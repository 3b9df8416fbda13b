using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>The postings that a query needs of each segment of a view, read all at once.</summary>
internal sealed class QueryTerms(IndexView view)
{
    /// <summary>Terms that a query may have.</summary>
    public const int MostTerms = 64;

    private readonly Dictionary<byte[], TermPostings?[]> _terms = new(TermComparer.Instance);
    private readonly HashSet<byte[]> _withPositions = new(TermComparer.Instance);
    private readonly Dictionary<Clause, List<Expansion>[]> _expansions = [];

    /// <summary>The postings of a term, null where no document of the segment has it.</summary>
    public TermPostings? Of(byte[] term, int segment) => _terms[term][segment];

    /// <summary>The words that a prefix or a misspelt word stands for.</summary>
    public List<Expansion> Of(Clause clause, int segment) => _expansions[clause][segment];

    /// <summary>How rare a term is among the living documents.</summary>
    public float Rarity(byte[] term) => Weight.Rarity(view.Documents, Having(term));

    /// <summary>Living documents that have a term.</summary>
    public int Having(byte[] term)
    {
        var having = 0;
        var found = _terms[term];
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is { } postings)
            {
                having += postings.Count - view.Segments[i].Dead.Having(postings);
            }
        }

        return having;
    }

    /// <param name="clause">The query.</param>
    /// <param name="withPositions">Terms whose positions are needed beside those of phrases.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="QueryTooCostlyException">It has too many terms, or stands for too many.</exception>
    public async ValueTask ReadAsync(Clause clause, IEnumerable<byte[]> withPositions, CancellationToken cancellationToken)
    {
        Gather(clause);
        _withPositions.UnionWith(withPositions);
        if (_terms.Count > MostTerms)
        {
            throw new QueryTooCostlyException($"The query has more than {MostTerms} words.");
        }

        await ReadTermsAsync(cancellationToken);
        await ExpandAsync(clause, cancellationToken);
    }

    private void Gather(Clause clause)
    {
        switch (clause)
        {
            case TermClause { Term: var term }:
                Want(term);
                break;
            case FilterClause { Term: var filter }:
                Want(filter);
                break;
            case PhraseClause phrase:
                foreach (var word in phrase.Terms)
                {
                    Want(word);
                    _withPositions.Add(word);
                }

                break;
            case AllClause all:
                foreach (var part in all.All.Concat(all.None))
                {
                    Gather(part);
                }

                break;
            case AnyClause any:
                foreach (var part in any.Any)
                {
                    Gather(part);
                }

                break;
        }
    }

    private void Want(byte[] term) => _terms.TryAdd(term, new TermPostings?[view.Segments.Length]);

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
                    // In memory: there is nothing to wait for, and most are.
                    found[i] = finding.Result;
                }
                else
                {
                    (reading ??= []).Add(KeepAsync(finding, found, i));
                }
            }
        }

        if (reading is not null)
        {
            await Task.WhenAll(reading);
        }

        static async Task KeepAsync(ValueTask<TermPostings?> finding, TermPostings?[] found, int i) => found[i] = await finding;
    }

    private async ValueTask ExpandAsync(Clause clause, CancellationToken cancellationToken)
    {
        switch (clause)
        {
            case PrefixClause prefix:
                var words = new List<Expansion>[view.Segments.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    words[i] = await Expansions.BeginningAsync(view.Segments[i].Segment, prefix.Prefix, cancellationToken);
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
        var words = await Expansions.AlikeAsync(segments, fuzzy.Word, fuzzy.Edits, cancellationToken);
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
