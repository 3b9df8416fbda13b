using System.Globalization;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Http.Caching;

/// <summary>Everything that a response depends on.</summary>
/// <param name="State">The generation of what is published, or another token that changes with the data.</param>
/// <param name="Day">Today (UTC), as lists of events can begin with today.</param>
/// <param name="Url">The whole address of the request, with a host of the site.</param>
internal readonly record struct CacheKey(string State, DateOnly Day, string Language, string Url)
{
    private static readonly Guid Build = typeof(CacheKey).Module.ModuleVersionId;

    /// <summary>Bytes in memory.</summary>
    public int Size => (State.Length + Url.Length) * sizeof(char);

    /// <summary>The version for ETags: the same on every instance with the same program and settings.</summary>
    public string Version(SiteOptions site) => Digest.Of(string.Create(
        CultureInfo.InvariantCulture, $"{Build}\n{site.Fingerprint}\n{State}\n{Day:o}\n{Language}\n{Url}"))[..12];
}
