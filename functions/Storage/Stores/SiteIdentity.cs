using Newsroom.Settings;

namespace Newsroom.Storage.Stores;

/// <summary>
/// What tells this site's articles and events from those of other sites: two sites with the same blob paths have the same ids of articles.
/// </summary>
public sealed class SiteIdentity(StorageAccount storage, SiteOptions site)
{
    /// <summary>The id by setting, or the one that is kept with the data; empty for a site that is older than such ids.</summary>
    public ValueTask<string> ReadAsync() => site.SiteId is { } set ? ValueTask.FromResult(set) : storage.SiteIdAsync();
}
