using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Newsroom.Settings;

namespace Newsroom.Http;

/// <summary>
/// The address of the site as its readers know it. Anybody can send any header <c>Host</c>, so only the site's own hosts get into addresses
/// and cache keys: else a foreign one would stand in the feeds that others read, or push their responses out of the cache.
/// </summary>
internal static class SiteAddress
{
    private const int AnyPort = -1;

    /// <summary>
    /// Without a slash at the end: the setting; or the request's host, if it is one of the site; or the first of the site's hosts.
    /// </summary>
    public static string Site(this HttpRequest request, SiteOptions site) => request.Known(site).Address;

    /// <summary>The address of the request, with the site's own host.</summary>
    public static string OwnAddress(this HttpRequest request, SiteOptions site) =>
        $"{request.Site(site)}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";

    /// <summary>Whether the request names a host of the site.</summary>
    public static bool IsForSite(this HttpRequest request, SiteOptions site) => request.Known(site).IsForSite;

    /// <summary>It is worked out once for a request: headers, pages and cache keys all need it.</summary>
    private static KnownAddress Known(this HttpRequest request, SiteOptions site)
    {
        var features = request.HttpContext.Features;
        if (features.Get<KnownAddress>() is { } known)
        {
            return known;
        }

        var isForSite = site.AllowedHosts.Count > 0
            ? site.AllowedHosts.Any(allowed => Matches(new HostString(allowed), request.Host))
            : IsThisMachine(request);
        var address = site.BaseUrl?.AbsoluteUri
            ?? UriHelper.BuildAbsolute(request.Scheme, isForSite ? request.Host : OwnHost(request, site), request.PathBase);
        known = new KnownAddress(address.TrimEnd('/'), isForSite);
        features.Set(known);
        return known;
    }

    /// <summary>Without a list: the address that the connection was made to, or any name of this machine from this machine.</summary>
    private static bool IsThisMachine(HttpRequest request)
    {
        var connection = request.HttpContext.Connection;
        var name = request.Host.Host;
        return IPAddress.TryParse(name.Trim('[', ']'), out var address) && address.Equals(Plain(connection.LocalIpAddress))
                && (request.Host.Port ?? DefaultPort(request)) == connection.LocalPort
            || IsLoopback(name) && (connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote));
    }

    private static bool IsLoopback(string name) => string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);

    private static bool Matches(HostString allowed, HostString host) =>
        (allowed.Port ?? AnyPort) is var port && (port == AnyPort || port == host.Port)
        && (allowed.Host.StartsWith("*.", StringComparison.Ordinal)
            ? host.Host.EndsWith(allowed.Host[1..], StringComparison.OrdinalIgnoreCase) && host.Host.Length >= allowed.Host.Length
            : string.Equals(allowed.Host, host.Host, StringComparison.OrdinalIgnoreCase));

    private static HostString OwnHost(HttpRequest request, SiteOptions site)
    {
        if (site.AllowedHosts.FirstOrDefault(host => !host.StartsWith('*')) is { } named)
        {
            return new HostString(named);
        }

        var connection = request.HttpContext.Connection;
        return Plain(connection.LocalIpAddress) is { } address
            ? new HostString(address.ToString(), connection.LocalPort) : new HostString("localhost");
    }

    private static int DefaultPort(HttpRequest request) => request.IsHttps ? 443 : 80;

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private sealed record KnownAddress(string Address, bool IsForSite);
}
