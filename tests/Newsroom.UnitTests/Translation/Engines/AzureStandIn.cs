using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator, version 3.0, as its reference describes <c>translate</c>: parameters, headers, body, limits, errors.</summary>
public sealed class AzureStandIn : EngineStandIn
{
    public const string Key = "k3y-0f-azure-0123456789";
    public const string Token = "t0ken-0f-the-app-0123456789";
    public const string Region = "francecentral";
    public const string Resource = "/subscriptions/1/resourceGroups/2/providers/Microsoft.CognitiveServices/accounts/3";

    private const int MostCharacters = 50_000;
    private const int MostElements = 1_000;

    private static readonly string[] Languages = ["de", "en", "es", "fr", "zh-Hans"];

    /// <summary>The code is that of the status and three digits more.</summary>
    public override string Error(int status, string message) => JsonSerializer.Serialize(new { error = new { code = (status * 1000) + 36, message } });

    public override string Answer(IReadOnlyList<string?> translations) =>
        JsonSerializer.Serialize(translations.Select(text => new { translations = new[] { new { text, to = "en" } } }));

    protected override (IReadOnlyList<string>? Texts, int Status, string? Complaint) Read(HttpRequest request, string body)
    {
        var query = request.Query;
        return request switch
        {
            { Method: not "POST" } or { Path.Value: not "/translate" } => (null, 404, $"There is no {request.Method} {request.Path}."),
            _ when query["api-version"] != "3.0" => (null, 400, "The API version parameter is missing or invalid."),
            _ when !Languages.Contains(query["from"].ToString()) => (null, 400, "The source language is not valid."),
            _ when !Languages.Contains(query["to"].ToString()) => (null, 400, "The target language is not valid."),
            _ when query["textType"] != "html" => (null, 400, "The value is not valid for TextType."),
            _ when query.Count > 4 => (null, 400, "There are parameters of which the reference knows nothing."),
            _ when !IsJson(request.ContentType) => (null, 415, "The Content-Type header is missing or invalid."),
            _ when !IsAllowed(request.Headers) => (null, 401, "The request is not authorized because credentials are missing or invalid."),
            _ => Read(body),
        };
    }

    protected override Task AnswerOtherAsync(HttpContext context) => Status(404, Error(404, "The resource does not exist."))(context);

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media is { MediaType: "application/json", CharSet: null or "utf-8" };

    /// <summary>A key, or the token of an identity with the resource that it is for; the region with either, as the resource is of one.</summary>
    private static bool IsAllowed(IHeaderDictionary headers) => headers["Ocp-Apim-Subscription-Region"] == Region
        && (headers["Ocp-Apim-Subscription-Key"] == Key || (headers.Authorization == $"Bearer {Token}" && headers["Ocp-Apim-ResourceId"] == Resource));

    private static (IReadOnlyList<string>? Texts, int Status, string? Complaint) Read(string body)
    {
        using var document = JsonDocument.Parse(body);
        var texts = new List<string>();
        foreach (var element in document.RootElement.EnumerateArray())
        {
            if (element.EnumerateObject().ToList() is not [{ Name: "Text", Value.ValueKind: JsonValueKind.String } text] || string.IsNullOrWhiteSpace(text.Value.GetString()))
            {
                return (null, 400, "One of the elements in the array of input text is not valid.");
            }

            texts.Add(text.Value.GetString()!);
        }

        return texts.Count is 0 or > MostElements ? (null, 400, "The array of input text has too many elements.")
            : texts.Sum(text => text.Length) > MostCharacters ? (null, 400, "The maximum request size has been exceeded.")
            : (texts, 200, null);
    }
}
