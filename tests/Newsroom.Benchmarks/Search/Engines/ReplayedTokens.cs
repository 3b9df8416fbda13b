using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Existing tokens as a stream for Lucene.</summary>
internal sealed class ReplayedTokens : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private IReadOnlyList<(string Term, int Position)> _tokens = [];
    private int _next;

    public ReplayedTokens()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Sets the tokens that the stream returns after its next reset.</summary>
    public void Replay(IReadOnlyList<(string Term, int Position)> tokens) => _tokens = tokens;

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        if (_next == _tokens.Count)
        {
            return false;
        }

        ClearAttributes();
        var (term, position) = _tokens[_next];
        _term.SetEmpty().Append(term);
        _increment.PositionIncrement = position - (_next == 0 ? -1 : _tokens[_next - 1].Position);
        _next++;
        return true;
    }
}
