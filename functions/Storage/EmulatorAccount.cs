namespace Newsroom.Storage;

/// <summary>
/// The emulator's account at its usual ports, which <c>UseDevelopmentStorage=true</c> stands for (https://learn.microsoft.com/azure/storage/common/storage-connect-azurite),
/// and which <c>./run</c> keeps on this machine.
/// </summary>
internal static class EmulatorAccount
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Name and key are the emulator's, known to everybody.</summary>
    public const string ConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Key
        + ";BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1"
        + ";TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;";
}
