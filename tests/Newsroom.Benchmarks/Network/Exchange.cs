using System.Diagnostics;
using System.Globalization;

namespace Newsroom.Benchmarks.Network;

/// <summary>A connection that was opened, or a request and its answer.</summary>
/// <param name="What">The request line; null for a connection.</param>
/// <param name="Began">When the client began it, in ticks of <see cref="Stopwatch"/>.</param>
/// <param name="Ended">When its last byte went to the client.</param>
internal readonly record struct Exchange(string? What, long Began, long Ended)
{
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

    /// <summary>Shows what one waits for, in milliseconds since the first one began.</summary>
    public static void Trace(string name, IReadOnlyList<Exchange> exchanges)
    {
        var first = exchanges.Min(exchange => exchange.Began);
        foreach (var (what, began, ended) in exchanges.OrderBy(exchange => exchange.Began))
        {
            var (from, to) = (Stopwatch.GetElapsedTime(first, began), Stopwatch.GetElapsedTime(first, ended));
            Progress.Say(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {from.TotalMilliseconds:0.0}–{to.TotalMilliseconds:0.0} ms {what ?? "(connects)"}"));
        }
    }
}
