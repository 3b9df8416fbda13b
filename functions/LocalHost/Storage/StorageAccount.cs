namespace Newsroom.LocalHost;

/// <summary>A storage account that Azurite serves.</summary>
/// <param name="Name">3 to 24 lower-case letters and digits.</param>
/// <param name="Key">The account key, base64.</param>
public sealed record StorageAccount(string Name, string Key)
{
    /// <summary>The account every storage emulator knows. Its key is public: Azurite's documentation states it.</summary>
    public static StorageAccount Development { get; } = new(
        "devstoreaccount1",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");
}
