namespace Newsroom.Search.Index;

/// <summary>
/// The bytes of the postings of one term. Documents have numbers from 0, the newest first; the number of postings stands in the dictionary.
/// Numbers are those of <see cref="ByteWriter"/> unless said.
/// <code>
/// postings  = [ skips ] block*          a block for every 128 documents, the rest in the last; skips only where there are two blocks or more
/// skips     = length in bytes, skip*    one for each block
/// skip      = last document − last document of the block before (−1 before the first)
///             bytes of the block
///             bytes of its positions, impacts                                       full fields only (see Field.IsFull)
/// impacts   = count, (byte norm, weight)*    the pairs of the block that no other outdoes in both; weight in halves, norms falling
/// block     = short, where it has fewer than 8 documents, or packed
/// short     = ( gap, [ (frequency − 1) · 2 + (1 where an extra follows), [ extra ], byte norm ] )*
/// packed    = numbers(gap) [ numbers(frequency − 1) numbers(extra) byte smallest norm numbers(norm − smallest) ]
/// numbers   = byte width in bits, the numbers packed (PackedInts), up to a whole byte
/// gap       = document − document before − 1
/// positions = for every document, its first position and the distances of the others, frequency of them together
/// </code>
/// Positions are in bytes of their own, as most queries need none. Impacts are what block-max pruning lives on
/// (Ding and Suel 2011; kept as pairs since the average length of documents, and so the score, changes).
/// </summary>
internal static class PostingsFormat
{
    public const int BlockSize = 128;

    /// <summary>From so many documents on a block is packed.</summary>
    public const int FewestPacked = 8;
}
