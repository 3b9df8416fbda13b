using Azure;
using Microsoft.AspNetCore.Http;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Pages.Look;

/// <summary>The look of the site, made once for each version of it.</summary>
public sealed class SiteLooks(LookStore store, SiteOptions site, TimeProvider clock)
{
    private Known? _known;

    /// <summary>The look as it is now: one read, and one more if it has changed.</summary>
    internal async Task<ShownLook> ReadAsync(CancellationToken cancellationToken)
    {
        var (version, look) = await store.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (_known is { } known && known.Version == version && known.Look.ValidUntil > now)
        {
            return known.Look;
        }

        var shown = new ShownLook(look, site.Languages, site.FilesRoot(""), now);
        _known = new Known(version, shown);
        return shown;
    }

    /// <summary>The look for a page about an error. Storage may be the reason: then it is as it was when it was last read.</summary>
    internal async Task<ShownLook> ReadForProblemAsync(int status, CancellationToken cancellationToken)
    {
        try
        {
            return status < StatusCodes.Status500InternalServerError ? await ReadAsync(cancellationToken) : LastRead;
        }
        catch (RequestFailedException)
        {
            return LastRead;
        }
    }

    private ShownLook LastRead => _known?.Look ?? ShownLook.Empty;

    private sealed record Known(string Version, ShownLook Look);
}
