using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// Checks every response of the API against the site's own description of it. All requests of the end-to-end tests go through here, so the
/// description cannot drift.
/// </summary>
internal sealed partial class DescribedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new();
    private readonly SemaphoreSlim _reading = new(1);
    private JsonObject? _description;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if ((path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/files/", StringComparison.Ordinal)) && request.Method != HttpMethod.Options)
        {
            await CheckAsync(request, path, answer, cancellationToken);
        }

        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        _reading.Dispose();
        base.Dispose(disposing);
    }

    private async Task CheckAsync(HttpRequestMessage request, string path, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var description = await DescriptionAsync(request.RequestUri!, cancellationToken);
        if (Find(description, path, request.Method == HttpMethod.Head ? "get" : request.Method.Method.ToLowerInvariant()) is not { } operation)
        {
            return;
        }

        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var described = operation["responses"]![status];
        Assert.True(described is not null, $"{request.Method} {path}: the description has no response {status}.");
        var type = answer.Content.Headers.ContentType?.MediaType;
        var content = described["content"] as JsonObject;
        if (type is null || answer.Content.Headers.ContentLength == 0)
        {
            return;
        }

        Assert.True(content?.ContainsKey(type) == true || content?.ContainsKey("*/*") == true, $"{request.Method} {path} {status}: the description has no content {type}.");
        if (content.ContainsKey(type) && type.EndsWith("json", StringComparison.Ordinal) && request.Method != HttpMethod.Head)
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            AssertValid(
                _schemas.GetOrAdd($"{operation["operationId"]} {status} {type}", _ => Schema(description, content[type]!["schema"]!)),
                await ReadAsync(answer.Content, cancellationToken),
                $"{request.Method} {request.RequestUri}");
        }
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(await content.ReadAsByteArrayAsync(cancellationToken));
        await using Stream plain = content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            null => bytes,
            var other => throw new InvalidOperationException($"Nobody asked for the coding {other}."),
        };
        using var text = new StreamReader(plain, Encoding.UTF8);
        return await text.ReadToEndAsync(cancellationToken);
    }

    private static void AssertValid(JsonSchema schema, string text, string about)
    {
        using var document = JsonDocument.Parse(text);
        var results = schema.Evaluate(document.RootElement, Options);
        Assert.True(
            results.IsValid,
            $"{about} is not as described: " + string.Join("; ", results.Details.Where(detail => detail.HasErrors)
                .Select(detail => $"{detail.InstanceLocation} {string.Join(", ", detail.Errors!.Values)}").Take(5)));
    }

    private static JsonSchema Schema(JsonObject description, JsonNode schema)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["$defs"] = description["components"]!["schemas"]!.DeepClone(),
        };
        return JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static JsonObject? Find(JsonObject description, string path, string method) => description["paths"]!.AsObject()
        .Where(one => Regex.IsMatch(path, $"^{Pattern(one.Key)}$"))
        .OrderBy(one => one.Key.Count(letter => letter == '{'))
        .Select(one => one.Value![method] as JsonObject)
        .FirstOrDefault(operation => operation is not null);

    // The path of a file has slashes in it.
    private static string Pattern(string path) => Parameter()
        .Replace(Regex.Escape(path).Replace(@"\{", "{", StringComparison.Ordinal).Replace("{path}", ".+", StringComparison.Ordinal), "[^/]+");

    private async Task<JsonObject> DescriptionAsync(Uri address, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/openapi.json"));
            return _description ??= (JsonObject)JsonNode.Parse(
                await (await base.SendAsync(request, cancellationToken)).Content.ReadAsStringAsync(cancellationToken))!;
        }
        finally
        {
            _reading.Release();
        }
    }

    [GeneratedRegex(@"\{\w+}")]
    private static partial Regex Parameter();
}
