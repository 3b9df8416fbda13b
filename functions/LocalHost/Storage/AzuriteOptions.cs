namespace Newsroom.LocalHost;

/// <summary>How to run Azurite.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where the data lies; null keeps it in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The accounts to serve.</summary>
    public IReadOnlyList<StorageAccount> Accounts { get; init; } = [StorageAccount.Development];

    /// <summary>
    /// The ports wanted; zeros are any free ones. With a data folder, zeros try the well-known ports first,
    /// so that the connection string stays the same from one start to the next.
    /// </summary>
    public AzuritePorts Ports { get; init; }
}
