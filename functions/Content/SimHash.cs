using System.Numerics;

namespace Newsroom.Content;

/// <summary>
/// Fingerprints of texts. Those of similar texts differ in few bits: Charikar's SimHash over runs of three words.
/// (Manku, Jain and Das Sarma, "Detecting near-duplicates for web crawling", 2007, call texts near-duplicates up to 3 bits of 64.)
/// </summary>
internal static class SimHash
{
    private const int RunLength = 3;

    /// <summary>The fingerprint of a text; 0 if it has too few words to compare it.</summary>
    public static ulong Of(string text, int minWords = 1)
    {
        Span<int> votes = stackalloc int[64];
        Span<ulong> run = stackalloc ulong[RunLength];
        var words = 0;
        foreach (var word in Words(text))
        {
            run[words++ % RunLength] = word;
            if (words >= RunLength)
            {
                // The order of words counts: each hash is rotated by its position.
                var shingle = BitOperations.RotateLeft(run[words % RunLength], 2)
                    ^ BitOperations.RotateLeft(run[(words + 1) % RunLength], 1)
                    ^ run[(words + 2) % RunLength];
                Vote(votes, Mix(shingle));
            }
        }

        if (words < Math.Max(minWords, RunLength))
        {
            return 0;
        }

        var hash = 0UL;
        for (var bit = 0; bit < 64; bit++)
        {
            hash |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return hash;
    }

    /// <summary>The number of bits in which two fingerprints differ, 0 to 64.</summary>
    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);

    /// <summary>Hashes (FNV-1a) of the words, ignoring case.</summary>
    private static IEnumerable<ulong> Words(string text)
    {
        const ulong offset = 14695981039346656037;
        const ulong prime = 1099511628211;
        var hash = offset;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * prime;
            }
            else if (hash != offset)
            {
                yield return hash;
                hash = offset;
            }
        }

        if (hash != offset)
        {
            yield return hash;
        }
    }

    private static void Vote(Span<int> votes, ulong hash)
    {
        for (var bit = 0; bit < 64; bit++)
        {
            votes[bit] += (hash >> bit & 1) == 1 ? 1 : -1;
        }
    }

    // The finalizer of SplitMix64: inputs that differ little give outputs that differ much.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
