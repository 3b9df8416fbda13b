namespace Newsroom.Search.Matching;

/// <summary>Letters that must be put in, left out, changed, or swapped with their neighbour (optimal string alignment; Damerau 1964).</summary>
internal static class EditDistance
{
    /// <summary>The distance of two words, or null where it is more than a bound.</summary>
    public static int? Within(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return null;
        }

        var width = other.Length + 1;
        Span<int> rows = width <= 100 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var previous = rows[width..(2 * width)];
        var current = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j < width; j++)
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

            if (best > most)
            {
                return null;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[width - 1] <= most ? previous[width - 1] : null;
    }
}
