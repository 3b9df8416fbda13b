using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Newsroom.Benchmarks.Network;

/// <summary>
/// One connection of HTTP/1.1 that carries a request at a time: what the client sends after an answer is the next request.
/// </summary>
internal sealed class DistantConnection(TcpClient client, TcpClient server, NetworkDistance distance, Action<Exchange> record)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    private readonly Lock _lock = new();
    private string? _request;
    private long _began;
    private long _answered;

    public async Task CarryAsync(CancellationToken cancellationToken)
    {
        client.NoDelay = server.NoDelay = true;
        var accepted = Stopwatch.GetTimestamp();
        await Task.Delay(distance.RoundTrip, cancellationToken);
        record(new(null, accepted, Stopwatch.GetTimestamp()));
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var there = CarryRequestsAsync(closing.Token);
        var back = CarryAnswersAsync(closing.Token);
        await Task.WhenAny(there, back);
        Complete();
        await closing.CancelAsync();
        await Task.WhenAll(there, back);
    }

    private async Task CarryRequestsAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[65_536];
        int read;
        while ((read = await client.GetStream().ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (Begins(buffer.AsSpan(0, read)))
            {
                await Task.Delay(distance.RoundTrip, cancellationToken);
            }

            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task CarryAnswersAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[65_536];
        int read;
        var free = Stopwatch.GetTimestamp();
        while ((read = await server.GetStream().ReadAsync(buffer, cancellationToken)) > 0)
        {
            free = Math.Max(free, Stopwatch.GetTimestamp()) + (long)(read / distance.BytesPerSecond * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), free) is var ahead && ahead > Tick)
            {
                await Task.Delay(ahead, cancellationToken);
            }

            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            lock (_lock)
            {
                _answered = Stopwatch.GetTimestamp();
            }
        }
    }

    /// <summary>Whether these bytes begin a request: the first ones of a connection, or after an answer.</summary>
    private bool Begins(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            // An answer of 100 to "Expect: 100-continue" is none; the clients of storage do not ask for it.
            Complete();
            if (_request is not null)
            {
                return false;
            }

            var end = bytes.IndexOf((byte)'\r');
            (_request, _began) = (Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]), Stopwatch.GetTimestamp());
            return true;
        }
    }

    /// <summary>Records the request that was answered, if nothing has come since: that it has ended shows only by the next one.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (_request is { } request && _answered != 0)
            {
                record(new(request, _began, _answered));
                (_request, _answered) = (null, 0);
            }
        }
    }
}
