namespace Newsroom.Local;

/// <summary>The account that <c>./run</c> keeps on this machine, where its ports are the emulator's usual ones.</summary>
internal static class LocalAccount
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Name and key are the emulator's, known to everybody.</summary>
    public const string ConnectionString =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=" + Key
        + ";BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1"
        + ";TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;";
}
