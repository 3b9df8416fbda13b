using Newsroom.Content;
using Newsroom.Http.Problems;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Operations;

/// <summary>Finds one upload for editors.</summary>
internal static class UploadLookup
{
    /// <exception cref="ProblemException">404 if there was never such an upload.</exception>
    public static async Task<LedgerEntry> FindUploadAsync(this Ledger ledger, string path, CancellationToken cancellationToken) =>
        await ledger.FindAsync(path, cancellationToken) ?? throw ProblemException.NotFound($"Nothing was ever uploaded as '{path}'.");
}
