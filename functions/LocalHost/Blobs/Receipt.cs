using Azure;

namespace Newsroom.LocalHost.Blobs;

internal enum ReceiptState
{
    /// <summary>A host is handling this version.</summary>
    Claimed,

    /// <summary>An attempt failed or was cut short; another one is due at <see cref="Receipt.NotBefore"/>.</summary>
    Waiting,

    /// <summary>This version was handled.</summary>
    Done,

    /// <summary>This version was given up.</summary>
    Poisoned,
}

/// <summary>What became of the last version of a blob that a function saw.</summary>
/// <param name="BlobETag">The version.</param>
/// <param name="State">What became of it.</param>
/// <param name="Owner">The host that handled it.</param>
/// <param name="Attempts">Attempts begun at this version.</param>
/// <param name="NotBefore">When the next attempt is due.</param>
/// <param name="Row">The version of the receipt itself: claims replace only the version they have seen.</param>
internal sealed record Receipt(string BlobETag, ReceiptState State, string Owner, int Attempts, DateTimeOffset NotBefore, ETag Row)
{
    public bool IsSettled => State is ReceiptState.Done or ReceiptState.Poisoned;
}
