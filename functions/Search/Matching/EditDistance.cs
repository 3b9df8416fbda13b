namespace Newsroom.Search.Matching;

/// <summary>
/// The number of letters to insert, delete, change, or swap with their neighbour (optimal string alignment; Damerau 1964).
/// </summary>
internal static class EditDistance
{
    /// <summary>Longer words need an array on the heap.</summary>
    private const int MaxStackWidth = 100;

    /// <summary>The distance of two words, or null if it is greater than a max.</summary>
    public static int? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int max)
    {
        if (Math.Abs(one.Length - other.Length) > max)
        {
            return null;
        }

        var width = other.Length + 1;
        Span<int> rows = width <= MaxStackWidth ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var previous = rows[width..(2 * width)];
        var current = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            if (FillRow(one, other, i, before, previous, current) > max)
            {
                return null;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[width - 1] <= max ? previous[width - 1] : null;
    }

    /// <summary>Computes the distances of the first i letters of one word to all prefixes of the other.</summary>
    /// <returns>The smallest distance of the row.</returns>
    private static int FillRow(
        ReadOnlySpan<char> one, ReadOnlySpan<char> other, int i, Span<int> before, Span<int> previous, Span<int> current)
    {
        current[0] = i;
        var best = i;
        for (var j = 1; j < current.Length; j++)
        {
            var change = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            var distance = Math.Min(change, 1 + Math.Min(previous[j], current[j - 1]));
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            {
                distance = Math.Min(distance, before[j - 2] + 1);
            }

            current[j] = distance;
            best = Math.Min(best, distance);
        }

        return best;
    }
}
