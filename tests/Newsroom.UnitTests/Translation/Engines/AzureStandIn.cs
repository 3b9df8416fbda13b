using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator, version 3.0, as its reference describes <c>translate</c>: parameters, headers, body, limits,
/// errors.</summary>
public class AzureStandIn : EngineStandIn
{
    public const string Key = "k3y-0f-azure-0123456789";
    public const string Token = "t0ken-0f-the-app-0123456789";
    public const string Region = "francecentral";
    public const string Resource = "/subscriptions/1/resourceGroups/2/providers/Microsoft.CognitiveServices/accounts/3";

    private const int MaxCharacters = 50_000;
    private const int MaxElements = 1_000;

    protected static readonly string[] Languages = ["de", "en", "es", "fr", "zh-Hans"];

    /// <summary>The code is the status with three more digits.</summary>
    public override string Error(int status, string message) =>
        JsonSerializer.Serialize(new { error = new { code = (status * 1000) + 36, message } });

    public override string Answer(IReadOnlyList<string?> translations) =>
        JsonSerializer.Serialize(translations.Select(text => new { translations = new[] { new { text, to = "en" } } }));

    protected sealed override (IReadOnlyList<string>? Texts, int Status, string? Complaint) Read(HttpRequest request, string body)
    {
        if (request is { Method: not "POST" } or { Path.Value: not "/translate" })
        {
            return (null, 404, $"There is no {request.Method} {request.Path}.");
        }

        if (CheckQuery(request.Query) is var (status, complaint))
        {
            return (null, status, complaint);
        }

        if (!IsJson(request.ContentType))
        {
            return (null, 415, "The Content-Type header is missing or invalid.");
        }

        if (!IsAllowed(request.Headers))
        {
            return (null, 401, "The request is not authorized because credentials are missing or invalid.");
        }

        using var document = JsonDocument.Parse(body);
        var read = ReadBody(document.RootElement);
        return read.Texts is { Count: 0 or > MaxElements } ? (null, 400, "The array of input text has too many elements.")
            : read.Texts?.Sum(text => text.Length) > MaxCharacters ? (null, 400, "The maximum request size has been exceeded.")
            : read;
    }

    protected override Task AnswerOtherAsync(HttpContext context) => Status(404, Error(404, "The resource does not exist."))(context);

    protected virtual (int Status, string Complaint)? CheckQuery(IQueryCollection query) => query switch
    {
        _ when query["api-version"] != "3.0" => (400, "The API version parameter is missing or invalid."),
        _ when !Languages.Contains(query["from"].ToString()) => (400, "The source language is not valid."),
        _ when !Languages.Contains(query["to"].ToString()) => (400, "The target language is not valid."),
        _ when query["textType"] != "html" => (400, "The value is not valid for TextType."),
        _ when query.Count > 4 => (400, "There are parameters that the reference does not know."),
        _ => null,
    };

    protected virtual (IReadOnlyList<string>? Texts, int Status, string? Complaint) ReadBody(JsonElement body)
    {
        var texts = new List<string>();
        foreach (var element in body.EnumerateArray())
        {
            if (element.EnumerateObject().ToList() is not [{ Name: "Text", Value.ValueKind: JsonValueKind.String } text]
                || string.IsNullOrWhiteSpace(text.Value.GetString()))
            {
                return (null, 400, "One of the elements in the array of input text is not valid.");
            }

            texts.Add(text.Value.GetString()!);
        }

        return (texts, 200, null);
    }

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media is { MediaType: "application/json", CharSet: null or "utf-8" };

    /// <summary>A key, or the token of an identity with the resource that it is for; in both cases with the region, as the resource belongs
    /// to one.</summary>
    private static bool IsAllowed(IHeaderDictionary headers) => headers["Ocp-Apim-Subscription-Region"] == Region
        && (headers["Ocp-Apim-Subscription-Key"] == Key
            || (headers.Authorization == $"Bearer {Token}" && headers["Ocp-Apim-ResourceId"] == Resource));
}
