using System.Diagnostics;

namespace Newsroom.Benchmarks.Network;

/// <summary>A connection that was opened, or a request and its answer.</summary>
/// <param name="What">The request line; null for a connection.</param>
/// <param name="Began">When the client began it, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Ended">When its last byte went to the client.</param>
internal readonly record struct Exchange(string? What, long Began, long Ended)
{
    /// <summary>How long it took, in milliseconds.</summary>
    public double Took => Stopwatch.GetElapsedTime(Began, Ended).TotalMilliseconds;

    /// <summary>How long after another one it began, in milliseconds.</summary>
    public double Since(Exchange other) => Stopwatch.GetElapsedTime(other.Began, Began).TotalMilliseconds;

    /// <summary>
    /// The longest chain of exchanges of which each began after the one before had ended: how many times one waited for the network.
    /// It is an upper bound: what began later for another reason counts, too.
    /// </summary>
    public static int Rounds(IEnumerable<Exchange> exchanges)
    {
        var (rounds, free) = (0, long.MinValue);
        foreach (var exchange in exchanges.OrderBy(exchange => exchange.Ended))
        {
            if (exchange.Began >= free)
            {
                (rounds, free) = (rounds + 1, exchange.Ended);
            }
        }

        return rounds;
    }
}
