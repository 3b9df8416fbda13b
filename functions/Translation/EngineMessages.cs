namespace Newsroom.Translation;

/// <summary>Messages for editors about an engine on the network that fails.</summary>
/// <param name="Name">The engine's name.</param>
/// <param name="Unauthorized">The sentence for a response of 401.</param>
/// <param name="Forbidden">The sentence for a response of 403.</param>
/// <param name="AddressSetting">The setting that has the engine's address.</param>
/// <param name="ReadError">Reads the engine's own message from the body of an error; null if there is none.</param>
internal sealed record EngineMessages(
    string Name, string Unauthorized, string Forbidden, string AddressSetting, Func<byte[], string?> ReadError);
