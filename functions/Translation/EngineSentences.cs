namespace Newsroom.Translation;

/// <summary>What editors are told of an engine on the network that fails.</summary>
/// <param name="Name">The engine's name.</param>
/// <param name="Unauthorized">The answer was 401: a sentence.</param>
/// <param name="Forbidden">The answer was 403: a sentence.</param>
/// <param name="AddressSetting">The setting that has its address.</param>
/// <param name="ReadError">Finds the engine's own words in the body of an error; null where there are none.</param>
internal sealed record EngineSentences(string Name, string Unauthorized, string Forbidden, string AddressSetting, Func<byte[], string?> ReadError);
