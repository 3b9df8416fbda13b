using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Existing tokens as a stream for Lucene.</summary>
internal sealed class ReplayedTokens : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private readonly IOffsetAttribute? _offset;
    private IReadOnlyList<(string Term, int Position, int Start, int End)> _tokens = [];
    private int _next;

    /// <param name="hasOffsets">Whether Lucene gets the places of the tokens in the text.</param>
    public ReplayedTokens(bool hasOffsets = false)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
        _offset = hasOffsets ? AddAttribute<IOffsetAttribute>() : null;
    }

    /// <summary>Sets the tokens that the stream returns after its next reset.</summary>
    public void Replay(IReadOnlyList<(string Term, int Position, int Start, int End)> tokens) => _tokens = tokens;

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
        var (term, position, start, end) = _tokens[_next];
        _term.SetEmpty().Append(term);
        _increment.PositionIncrement = position - (_next == 0 ? -1 : _tokens[_next - 1].Position);
        _offset?.SetOffset(start, end);
        _next++;
        return true;
    }
}
