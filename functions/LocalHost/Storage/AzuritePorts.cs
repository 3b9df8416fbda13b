using System.Net;
using System.Net.Sockets;

namespace Newsroom.LocalHost;

/// <summary>The TCP ports of Azurite's three services.</summary>
/// <param name="Blob">Blob service.</param>
/// <param name="Queue">Queue service.</param>
/// <param name="Table">Table service.</param>
public readonly record struct AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>The ports of <c>UseDevelopmentStorage=true</c>.</summary>
    public static AzuritePorts WellKnown { get; } = new(10000, 10001, 10002);

    internal bool AreFree => IsFree(Blob) && IsFree(Queue) && IsFree(Table);

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
