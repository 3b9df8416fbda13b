using System.Net;
using System.Text.RegularExpressions;

namespace Newsroom.Settings;

/// <summary>The settings that say what is the site's own: hosts, proxies and the id.</summary>
internal static partial class HostSettings
{
    /// <param name="setting">Hosts, separated by commas; a port is optional.</param>
    /// <param name="hostName">The name that Azure gives the app; used if there is no setting.</param>
    public static IReadOnlyList<string> ReadAllowedHosts(string? setting, string? hostName) => Split(
        string.IsNullOrWhiteSpace(setting) ? hostName : setting,
        host => Host().IsMatch(host) ? host : throw Invalid("AllowedHosts", host, "a host such as news.example.org or *.example.org"));

    /// <param name="setting">IP addresses and networks such as 10.0.0.0/8, separated by commas.</param>
    public static IReadOnlyList<IPNetwork> ReadProxies(string? setting) => Split(setting, text =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw Invalid("KnownProxies", text, "an address or a network such as 10.0.0.0/8"));

    public static string? ReadSiteId(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : SiteId().IsMatch(setting) ? setting
        : throw Invalid("SiteId", setting, "an id of 1 to 40 small letters, digits, dots and hyphens, such as news.example.org");

    private static IReadOnlyList<T> Split<T>(string? setting, Func<string, T> read) =>
        [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(read)];

    private static InvalidOperationException Invalid(string name, string value, string expected) =>
        new($"Newsroom__{name}: '{value}' is not {expected}.");

    [GeneratedRegex(@"^(\*\.)?([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$")]
    private static partial Regex Host();

    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]{0,38}[a-z0-9])?$")]
    private static partial Regex SiteId();
}
