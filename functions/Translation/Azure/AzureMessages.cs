using System.Text.Json.Serialization;

namespace Newsroom.Translation.Azure;

internal sealed record AzureText([property: JsonPropertyName("Text")] string Text);

internal sealed record AzureAnswer(IReadOnlyList<AzureTranslation?>? Translations);

internal sealed record AzureTranslation(string? Text);

internal sealed record AzureFailure(AzureError? Error);

internal sealed record AzureError(string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AzureText>))]
[JsonSerializable(typeof(IReadOnlyList<AzureAnswer?>))]
[JsonSerializable(typeof(AzureFailure))]
internal sealed partial class AzureMessages : JsonSerializerContext;
