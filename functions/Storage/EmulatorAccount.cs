namespace Newsroom.Storage;

/// <summary>
/// The emulator's account at its usual ports, as <c>UseDevelopmentStorage=true</c> means it
/// (https://learn.microsoft.com/azure/storage/common/storage-connect-azurite). <c>./run</c> uses the same name and key.
/// </summary>
internal static class EmulatorAccount
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Name and key are the emulator's and public.</summary>
    public const string ConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Key
        + ";BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1"
        + ";TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;";
}
