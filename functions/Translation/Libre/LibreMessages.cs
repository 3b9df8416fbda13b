using System.Text.Json.Serialization;

namespace Newsroom.Translation.Libre;

internal sealed record LibreQuestion(
    [property: JsonPropertyName("q")] IReadOnlyList<string> Texts,
    string Source,
    string Target,
    string Format,
    [property: JsonPropertyName("api_key"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key);

internal sealed record LibreAnswer(IReadOnlyList<string?>? TranslatedText);

internal sealed record LibreLanguage(string? Code, IReadOnlyList<string?>? Targets);

internal sealed record LibreSpecification(LibreInfo? Info);

internal sealed record LibreInfo(string? Version);

internal sealed record LibreFailure(string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LibreQuestion))]
[JsonSerializable(typeof(LibreAnswer))]
[JsonSerializable(typeof(IReadOnlyList<LibreLanguage?>))]
[JsonSerializable(typeof(LibreSpecification))]
[JsonSerializable(typeof(LibreFailure))]
internal sealed partial class LibreMessages : JsonSerializerContext;
