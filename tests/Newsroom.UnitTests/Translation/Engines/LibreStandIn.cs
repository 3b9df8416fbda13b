using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>
/// LibreTranslate according to its description and its source: <c>/translate</c>, <c>/languages</c>, <c>/spec</c>, with an optional prefix.
/// </summary>
public sealed partial class LibreStandIn : EngineStandIn
{
    public const string Key = "11111111-2222-3333-4444-0123456789ab";

    private static readonly string[] Allowed = ["q", "source", "target", "format", "api_key"];

    /// <summary>As <c>--url-prefix</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>As <c>--char-limit</c>; −1 is none.</summary>
    public int MaxCharacters { get; init; } = -1;

    /// <summary>As <c>--batch-limit</c>; −1 is none.</summary>
    public int MaxTexts { get; init; } = -1;

    /// <summary>As <c>--api-keys</c>: requests without a key are refused.</summary>
    public bool WantsKey { get; init; } = true;

    /// <summary>Whether it keeps protected elements unchanged; models differ.</summary>
    public bool KnowsProtection { get; init; } = true;

    /// <summary>Whether it describes itself; servers with the same interface need not.</summary>
    public bool HasSpecification { get; init; } = true;

    public override string Error(int status, string message) => JsonSerializer.Serialize(new { error = message });

    /// <summary>It resolves character references in all its responses.</summary>
    public override string Answer(IReadOnlyList<string?> translations) =>
        JsonSerializer.Serialize(new { translatedText = translations.Select(WebUtility.HtmlDecode) });

    protected override (IReadOnlyList<string>? Texts, int Status, string? Complaint) Read(HttpRequest request, string body)
    {
        if (request.Method != "POST" || request.Path != $"{Prefix}/translate")
        {
            return (null, 404, $"There is no {request.Method} {request.Path}.");
        }

        if (!request.HasJsonContentType())
        {
            return (null, 400, "Invalid request: this stand-in takes JSON");
        }

        using var document = JsonDocument.Parse(body);
        var question = document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone());
        string? Text(string name) => question.TryGetValue(name, out var value) ? value.GetString() : null;
        return question switch
        {
            _ when question.Keys.Except(Allowed).FirstOrDefault() is { } strange => (null, 400, $"The description knows no {strange}"),
            _ when Text("api_key") is { } key && (!WantsKey || key != Key) => (null, 403, "Invalid API key"),
            _ when WantsKey && Text("api_key") is null => (null, 400, "Please contact the server operator to get an API key"),
            _ when !question.TryGetValue("q", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0 =>
                (null, 400, "Invalid request: missing q parameter"),
            _ when Text("source") is not ("fr" or "en" or "es") => (null, 400, $"{Text("source")} is not supported"),
            _ when Text("target") is not ("fr" or "en" or "es") => (null, 400, $"{Text("target")} is not supported"),
            _ when Text("format") != "html" => (null, 400, $"{Text("format")} format is not supported"),
            _ => Within([.. question["q"].EnumerateArray().Select(text => text.GetString()!)]),
        };
    }

    protected override Task AnswerOtherAsync(HttpContext context) =>
        context.Request.Path.Value switch
        {
            var path when path == $"{Prefix}/languages" => Status(
                200,
                """[{"code":"en","name":"English","targets":["en","es","fr"]},{"code":"es","name":"Spanish","targets":["en","es"]},{"code":"fr","name":"French","targets":["en","fr"]}]"""
            )(context),
            var path when path == $"{Prefix}/spec" && HasSpecification => Status(
                200,
                """{"swagger":"2.0","info":{"title":"LibreTranslate","version":"1.6.2"},"paths":{}}"""
            )(context),
            _ => Status(404, "<!doctype html><title>404</title>")(context),
        };

    protected override string Translate(string html) => base.Translate(KnowsProtection ? html : Class().Replace(html, ""));

    private (IReadOnlyList<string>? Texts, int Status, string? Complaint) Within(IReadOnlyList<string> texts)
    {
        var characters = texts.Sum(text => text.Length);
        return MaxTexts != -1 && texts.Count > MaxTexts
            ? (null, 400, $"Invalid request: request ({texts.Count}) exceeds text limit ({MaxTexts})")
            : MaxCharacters != -1 && characters > MaxCharacters
            ? (null, 400, $"Invalid request: request ({characters}) exceeds text limit ({MaxCharacters})")
            : texts.Any(string.IsNullOrWhiteSpace)
            ? (null, 400, "A blank is not worth a request")
            : (texts, 200, null);
    }

    [GeneratedRegex("""\s*(?:class="notranslate"|translate="no")""")]
    private static partial Regex Class();
}
