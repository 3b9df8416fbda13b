namespace Newsroom.Search.Index;

/// <summary>
/// The encoding of the postings of one term. Documents have numbers from 0, the newest first. The number of postings is in the dictionary.
/// Numbers are in the encoding of <see cref="ByteWriter"/> unless stated otherwise.
/// <code>
/// postings  = [ skips ] block*          a block for every 128 documents, the rest in the last; skips only if there are two or more blocks
/// skips     = length in bytes, skip*    one for each block
/// skip      = last document − last document of the block before (−1 before the first)
///             bytes of the block
///             bytes of its positions, impacts                                       full fields only (see Field.IsFull)
/// impacts   = count, (byte norm, weight)*    the pairs of the block that no other pair dominates; weight in halves, norms falling
/// block     = short if it has fewer than 8 documents, otherwise packed
/// short     = ( gap, [ (frequency − 1) · 2 + (1 if an extra follows), [ extra ], byte norm ] )*
/// packed    = numbers(gap) [ numbers(frequency − 1) numbers(extra) byte min norm numbers(norm − min norm) ]
/// numbers   = byte width in bits, the numbers packed (PackedInts), up to a whole byte
/// gap       = document − document before − 1
/// positions = for each document, its first position and the distances of the others, as many as its frequency
/// </code>
/// Positions are stored separately, as most queries need none. Impacts make block-max pruning possible
/// (Ding and Suel 2011). They are stored as pairs, since the average length of documents, and so the score, changes.
/// </summary>
internal static class PostingsFormat
{
    public const int BlockSize = 128;

    /// <summary>Min documents of a packed block.</summary>
    public const int MinPacked = 8;
}
