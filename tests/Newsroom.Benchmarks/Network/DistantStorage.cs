using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Network;

/// <summary>Azurite as if it were somewhere else: three listeners that delay what passes, and record it.</summary>
internal sealed class DistantStorage : IAsyncDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly ConcurrentDictionary<DistantConnection, bool> _connections = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly NetworkDistance _distance;

    public DistantStorage(Azurite azurite, NetworkDistance distance)
    {
        _distance = distance;
        ConnectionString = azurite.ConnectionString();
        foreach (var port in new[] { azurite.Ports.Blob, azurite.Ports.Queue, azurite.Ports.Table })
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            _listeners.Add(listener);
            _ = AcceptAsync(listener, port);
            ConnectionString = ConnectionString.Replace(
                $"127.0.0.1:{port}/", $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", StringComparison.Ordinal);
        }
    }

    /// <summary>The connection string of the account at that distance.</summary>
    public string ConnectionString { get; }

    /// <summary>What has passed since this was called last. It is called when nothing is under way.</summary>
    public IReadOnlyList<Exchange> Take()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Complete();
        }

        lock (_exchanges)
        {
            Exchange[] taken = [.. _exchanges];
            _exchanges.Clear();
            return taken;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, int port)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync(_stop.Token), port);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The benchmark has ended.
        }
    }

    private async Task CarryAsync(TcpClient client, int port)
    {
        using (client)
        using (var server = new TcpClient())
        {
            var connection = new DistantConnection(client, server, _distance, Record);
            _connections[connection] = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, _stop.Token);
                await connection.CarryAsync(_stop.Token);
            }
            catch (Exception closed) when (closed is IOException or SocketException or OperationCanceledException)
            {
                // One of both has gone; the other notices when this connection closes.
            }
            finally
            {
                _connections.TryRemove(connection, out _);
            }
        }
    }

    private void Record(Exchange exchange)
    {
        lock (_exchanges)
        {
            _exchanges.Add(exchange);
        }
    }
}
