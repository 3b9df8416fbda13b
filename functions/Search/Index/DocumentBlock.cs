namespace Newsroom.Search.Index;

/// <summary>A block of documents of a segment. Each document is decoded when it is requested.</summary>
internal sealed class DocumentBlock
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    /// <param name="bytes">Consecutive documents as <see cref="IndexedDocument.Write"/> encodes them.</param>
    public DocumentBlock(byte[] bytes)
    {
        _bytes = bytes;
        List<int> starts = [];
        for (var input = new ByteReader(bytes); !input.AtEnd;)
        {
            starts.Add(input.Position);
            IndexedDocument.Skip(ref input);
        }

        _starts = [.. starts];
    }

    public int Count => _starts.Length;

    public int Size => _bytes.Length + 4 * _starts.Length + 100;

    public IndexedDocument this[int index]
    {
        get
        {
            var input = new ByteReader(_bytes, _starts[index]);
            return IndexedDocument.Read(ref input);
        }
    }
}
