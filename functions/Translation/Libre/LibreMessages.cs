using System.Text.Json.Serialization;

namespace Newsroom.Translation.Libre;

internal sealed record LibreRequest(
    [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
    string Source,
    string Target,
    string Format,
    [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key);

internal sealed record LibreResponse(IReadOnlyList<string?>? TranslatedText);

internal sealed record LibreLanguage(string? Code, IReadOnlyList<string?>? Targets);

internal sealed record LibreSpecification(LibreInfo? Info);

internal sealed record LibreInfo(string? Version);

internal sealed record LibreErrorResponse(string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LibreRequest))]
[JsonSerializable(typeof(LibreResponse))]
[JsonSerializable(typeof(IReadOnlyList<LibreLanguage?>))]
[JsonSerializable(typeof(LibreSpecification))]
[JsonSerializable(typeof(LibreErrorResponse))]
internal sealed partial class LibreMessages : JsonSerializerContext;
