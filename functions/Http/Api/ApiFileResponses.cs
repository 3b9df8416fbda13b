using System.Text.Json.Nodes;

namespace Newsroom.Http.Api;

/// <summary>What an operation answers that sends files (RFC 9110, 14 and 15).</summary>
internal static class ApiFileResponses
{
    /// <summary>Pictures come in the first ones; any other file has its own type.</summary>
    private static readonly string[] Types = ["image/webp", "image/jpeg", "image/png", "image/svg+xml", "application/pdf", "*/*"];

    /// <param name="headers">The headers of any GET.</param>
    public static JsonObject Write(JsonObject headers)
    {
        headers["Accept-Ranges"] = Header("bytes");
        headers["Content-Disposition"] = Header("Whether it is shown or saved, and the name to save it under (RFC 6266).");
        var part = (JsonObject)headers.DeepClone();
        part["Content-Range"] = Header("Which bytes of how many.");
        return new JsonObject
        {
            ["200"] = File("The file, or the picture in the width.", headers),
            ["206"] = File("The part of it that Range asks for.", part),
            ["302"] = new JsonObject
            {
                ["description"] = "The file has changed, or has an address elsewhere.",
                ["headers"] = new JsonObject { ["Location"] = Header("The address of now.") },
            },
            ["304"] = new JsonObject { ["description"] = "The caller has it already, by If-None-Match." },
            ["416"] = new JsonObject
            {
                ["description"] = "The file has no such part. There is no body.",
                ["headers"] = new JsonObject { ["Content-Range"] = Header("How many bytes there are.") },
            },
        };
    }

    private static JsonObject File(string description, JsonObject headers) => new()
    {
        ["description"] = description,
        ["headers"] = headers,
        ["content"] = new JsonObject(Types.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject
        {
            ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" },
        }))),
    };

    private static JsonObject Header(string description) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };
}
