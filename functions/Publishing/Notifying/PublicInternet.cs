using System.Net;
using System.Net.Sockets;

namespace Newsroom.Publishing.Notifying;

/// <summary>
/// Which addresses are on the public internet: none that the registries of special-purpose addresses have as not globally reachable
/// (https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry), and none that stands for such a one.
/// </summary>
internal static class PublicInternet
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // The platform services of Azure (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Global unicast addresses. Everything else in IPv6 is reserved, local, or a group.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Parts of the global ones that are not public, or that have an IPv4 address in them: Teredo, 6to4, documentation.</summary>
    private static readonly IPNetwork[] NotGlobal =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(NotPublic, network => network.Contains(address)),
            AddressFamily.InterNetworkV6 =>
                Global.Contains(address) && !Array.Exists(NotGlobal, network => network.Contains(address)),
            _ => false,
        };
    }
}
