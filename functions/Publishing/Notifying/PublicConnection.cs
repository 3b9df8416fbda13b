using System.Net;
using System.Net.Sockets;

namespace Newsroom.Publishing.Notifying;

/// <summary>
/// Connections to addresses that others have chosen: only to those of the public internet. A name is resolved once, and the connection is
/// made to the addresses that were checked, so that a name cannot be resolved to another one in between.
/// </summary>
internal static class PublicConnection
{
    /// <param name="context">What to connect to.</param>
    /// <param name="allowsPrivate">Whether other addresses are allowed, too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PrivateAddressException">It is another address.</exception>
    public static async ValueTask<Stream> OpenAsync(
        SocketsHttpConnectionContext context, bool allowsPrivate, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (!allowsPrivate && !Array.TrueForAll(addresses, PublicInternet.Contains))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address that is not of the public internet.</summary>
internal sealed class PrivateAddressException() : IOException(Text)
{
    public const string Text = "It is not an address of the public internet, and no setting allows others.";
}
