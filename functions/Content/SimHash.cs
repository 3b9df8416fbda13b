using System.Numerics;

namespace Newsroom.Content;

/// <summary>
/// Fingerprints of texts that differ in few bits where the texts are much alike: Charikar's SimHash over runs of three words.
/// (Manku, Jain and Das Sarma, "Detecting near-duplicates for web crawling", 2007, call texts near-duplicates up to 3 bits of 64.)
/// </summary>
public static class SimHash
{
    private const int Run = 3;

    /// <summary>0 where a text has too few words to say what is like it.</summary>
    public static ulong Of(string text, int fewestWords = 1)
    {
        Span<int> votes = stackalloc int[64];
        Span<ulong> run = stackalloc ulong[Run];
        var words = 0;
        foreach (var word in Words(text))
        {
            run[words++ % Run] = word;
            if (words >= Run)
            {
                // The order of words counts: each is turned by its place.
                var shingle = BitOperations.RotateLeft(run[words % Run], 2) ^ BitOperations.RotateLeft(run[(words + 1) % Run], 1) ^ run[(words + 2) % Run];
                Vote(votes, Mix(shingle));
            }
        }

        if (words < Math.Max(fewestWords, Run))
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

    /// <summary>Bits in which two fingerprints differ, 0 to 64.</summary>
    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);

    /// <summary>Hashes (FNV-1a) of the words, without regard to case.</summary>
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

    // The finisher of SplitMix64: near inputs give far outputs.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
