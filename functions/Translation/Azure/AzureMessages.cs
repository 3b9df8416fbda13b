using System.Text.Json.Serialization;

namespace Newsroom.Translation.Azure;

/// <summary>An element of a request of version 3.0.</summary>
internal sealed record AzureText([property: JsonPropertyName("Text")] string Text);

/// <summary>A request of version 2026-06-06.</summary>
internal sealed record AzureRequest(IReadOnlyList<AzureInput> Inputs);

internal sealed record AzureInput(string Text, string Language, string TextType, IReadOnlyList<AzureTarget> Targets);

internal sealed record AzureTarget(string Language);

/// <summary>A response of version 2026-06-06; one of version 3.0 is the list alone.</summary>
internal sealed record AzureResponse(IReadOnlyList<AzureTranslatedText?>? Value);

internal sealed record AzureTranslatedText(IReadOnlyList<AzureTranslation?>? Translations);

internal sealed record AzureTranslation(string? Text);

internal sealed record AzureErrorResponse(AzureError? Error);

internal sealed record AzureError(string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<AzureText>))]
[JsonSerializable(typeof(IReadOnlyList<AzureTranslatedText?>))]
[JsonSerializable(typeof(AzureRequest))]
[JsonSerializable(typeof(AzureResponse))]
[JsonSerializable(typeof(AzureErrorResponse))]
internal sealed partial class AzureMessages : JsonSerializerContext;
