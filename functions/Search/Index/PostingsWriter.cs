using System.Runtime.InteropServices;

namespace Newsroom.Search.Index;

/// <summary>Writes the postings of a term; <see cref="PostingsFormat"/> describes the bytes.</summary>
internal sealed class PostingsWriter
{
    private readonly ByteWriter _skips = new();
    private readonly ByteWriter _blocks = new();
    private readonly int[] _numbers = new int[PostingsFormat.BlockSize];
    private readonly int[] _best = new int[256];

    public void Write(Postings postings, bool full, ByteWriter output, ByteWriter positions)
    {
        _skips.Clear();
        _blocks.Clear();
        var previous = -1;
        for (var first = 0; first < postings.Count; first += PostingsFormat.BlockSize)
        {
            var count = Math.Min(PostingsFormat.BlockSize, postings.Count - first);
            var start = _blocks.Length;
            WriteBlock(postings, first, count, previous, full);
            var last = postings.Documents[first + count - 1];
            _skips.Number(last - previous);
            _skips.Number(_blocks.Length - start);
            if (full)
            {
                var here = postings.Positions(first, count);
                positions.Bytes(here);
                _skips.Number(here.Length);
                WriteImpacts(postings, first, count);
            }

            previous = last;
        }

        if (postings.Count > PostingsFormat.BlockSize)
        {
            output.Number(_skips.Length);
            output.Bytes(_skips.Span);
        }

        output.Bytes(_blocks.Span);
    }

    private void WriteBlock(Postings postings, int first, int count, int previous, bool full)
    {
        if (count < PostingsFormat.MinPacked)
        {
            WriteShort(postings, first, count, previous, full);
            return;
        }

        var documents = CollectionsMarshal.AsSpan(postings.Documents).Slice(first, count);
        for (var i = 0; i < count; i++)
        {
            _numbers[i] = documents[i] - previous - 1;
            previous = documents[i];
        }

        WritePacked(count);
        if (full)
        {
            Fill(CollectionsMarshal.AsSpan(postings.Frequencies).Slice(first, count), less: 1);
            WritePacked(count);
            Fill(CollectionsMarshal.AsSpan(postings.Extras).Slice(first, count), less: 0);
            WritePacked(count);
            var norms = CollectionsMarshal.AsSpan(postings.Norms).Slice(first, count);
            var min = byte.MaxValue;
            foreach (var norm in norms)
            {
                min = Math.Min(min, norm);
            }

            for (var i = 0; i < count; i++)
            {
                _numbers[i] = norms[i] - min;
            }

            _blocks.Byte(min);
            WritePacked(count);
        }
    }

    private void WriteShort(Postings postings, int first, int count, int previous, bool full)
    {
        for (var i = first; i < first + count; i++)
        {
            _blocks.Number(postings.Documents[i] - previous - 1);
            previous = postings.Documents[i];
            if (full)
            {
                var extra = postings.Extras[i];
                _blocks.Number(((postings.Frequencies[i] - 1) << 1) | (extra > 0 ? 1 : 0));
                if (extra > 0)
                {
                    _blocks.Number(extra);
                }

                _blocks.Byte(postings.Norms[i]);
            }
        }
    }

    private void Fill(ReadOnlySpan<int> numbers, int less)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            _numbers[i] = numbers[i] - less;
        }
    }

    private void WritePacked(int count)
    {
        var bits = 0;
        for (var i = 0; i < count; i++)
        {
            bits |= _numbers[i];
        }

        var width = PackedInts.Width(bits);
        _blocks.Byte(width);
        PackedInts.Write(_blocks, _numbers.AsSpan(0, count), width);
    }

    // Writes the pairs (norm, weight) that no other pair of the block dominates, that is, is better in both.
    private void WriteImpacts(Postings postings, int first, int count)
    {
        Array.Clear(_best);
        for (var i = first; i < first + count; i++)
        {
            var norm = postings.Norms[i];
            _best[norm] = Math.Max(_best[norm], 2 * postings.Frequencies[i] + postings.Extras[i]);
        }

        Span<byte> norms = stackalloc byte[256];
        var pairs = 0;
        var heaviest = 0;
        for (var norm = 255; norm >= 0; norm--)
        {
            if (_best[norm] > heaviest)
            {
                heaviest = _best[norm];
                norms[pairs++] = (byte)norm;
            }
        }

        _skips.Number(pairs);
        foreach (var norm in norms[..pairs])
        {
            _skips.Byte(norm);
            _skips.Number(_best[norm]);
        }
    }
}
