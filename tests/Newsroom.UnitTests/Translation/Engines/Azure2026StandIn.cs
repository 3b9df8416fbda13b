using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>
/// Azure Translator, version 2026-06-06, as its OpenAPI description has <c>translate</c>
/// (<c>specification/translation/data-plane/TextTranslation/stable/2026-06-06</c> in Azure/azure-rest-api-specs).
/// </summary>
public sealed class Azure2026StandIn : AzureStandIn
{
    private static readonly string[] InputProperties = ["text", "language", "textType", "targets"];

    /// <summary>The code is a string in this version.</summary>
    public override string Error(int status, string message) =>
        JsonSerializer.Serialize(new { error = new { code = $"{status}036", message } });

    public override string Answer(IReadOnlyList<string?> translations) =>
        JsonSerializer.Serialize(
            new { value = translations.Select(text => new { translations = new[] { new { language = "en", text } } }) });

    protected override (int Status, string Complaint)? CheckQuery(IQueryCollection query) =>
        query["api-version"] != "2026-06-06" ? (400, "The API version parameter is missing or invalid.")
        : query.Count > 1 ? (400, "There are parameters that the reference does not know.")
        : null;

    protected override (IReadOnlyList<string>? Texts, int Status, string? Complaint) ReadBody(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object
            || body.EnumerateObject().ToList() is not [{ Name: "inputs", Value.ValueKind: JsonValueKind.Array } inputs])
        {
            return (null, 400, "The body is not an object with inputs.");
        }

        var texts = new List<string>();
        foreach (var input in inputs.Value.EnumerateArray())
        {
            if (FindMistake(input) is { } mistake)
            {
                return (null, 400, mistake);
            }

            texts.Add(input.GetProperty("text").GetString()!);
        }

        return (texts, 200, null);
    }

    private static string? FindMistake(JsonElement input) => input switch
    {
        _ when input.EnumerateObject().Any(property => !InputProperties.Contains(property.Name)) =>
            "An input has a property that the reference does not know.",
        _ when string.IsNullOrWhiteSpace(Text(input, "text")) => "One of the inputs has no text.",
        _ when !Languages.Contains(Text(input, "language")) => "The source language is not valid.",
        _ when Text(input, "textType") != "Html" => "The value is not valid for TextType.",
        _ when input.GetProperty("targets").EnumerateArray().ToList() is not [var target]
            || !Languages.Contains(Text(target, "language")) => "The target language is not valid.",
        _ => null,
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
