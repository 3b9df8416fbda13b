namespace Newsroom.Search.Index;

/// <summary>Collects how an edition uses one term.</summary>
internal sealed class TermUseBuilder
{
    private readonly ByteWriter _positions = new();
    private int _last;
    private int _frequency;
    private int _extra;

    public void Add(int position, int extra)
    {
        _positions.Number(position - _last);
        _last = position;
        _frequency++;
        _extra += extra;
    }

    public TermUse Build(byte norm) => _frequency == 0 ? default : new TermUse(_frequency, _extra, norm, _positions.ToArray());
}
