using System.Globalization;
using System.Text.Json.Nodes;

namespace Newsroom.Http.Api;

/// <summary>The API as OpenAPI 3.1 (spec.openapis.org/oas/v3.1.1), generated from the functions and the types of their responses.</summary>
internal static class ApiDocument
{
    private const string KeyScheme = "functionKey";

    public static JsonObject Write(string title, string version, string address)
    {
        var schemas = new ApiSchemas();
        var paths = new JsonObject(ApiOperation.All
            .GroupBy(operation => operation.Path)
            .Select(path => KeyValuePair.Create(path.Key, (JsonNode?)Describe(path, schemas))));
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = title,
                ["version"] = version,
                ["description"] = "Articles in several languages, their events, feeds and calendars. Every GET answers HEAD, "
                    + "gives a strong ETag, and answers 304 to those who have its answer.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
            // No operation needs anything, unless it says so.
            ["security"] = new JsonArray(),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = With(schemas.Components, "Problem", ProblemSchema()),
                ["securitySchemes"] = new JsonObject
                {
                    [KeyScheme] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "x-functions-key",
                        ["description"] = "The function key, for editors.",
                    },
                },
            },
        };
    }

    private static JsonObject Describe(IEnumerable<ApiOperation> path, ApiSchemas schemas) => new(path.Select(operation =>
        KeyValuePair.Create(operation.Method.ToLowerInvariant(), (JsonNode?)Describe(operation, schemas))));

    private static JsonObject Describe(ApiOperation operation, ApiSchemas schemas)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["tags"] = new JsonArray(operation.Group),
            ["summary"] = operation.About.Summary,
            ["parameters"] = new JsonArray([.. operation.Parameters.Select(parameter => Describe(parameter, schemas))]),
            ["responses"] = Responses(operation, schemas),
        };
        if (operation.About.Request is { } request)
        {
            var json = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Reference(request) } };
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = json };
        }

        return operation.NeedsKey
            ? With(described, "security", new JsonArray(new JsonObject { [KeyScheme] = new JsonArray() }))
            : described;
    }

    private static JsonObject Describe(ApiParameter parameter, ApiSchemas schemas) => new()
    {
        ["name"] = parameter.Name,
        ["in"] = parameter.IsInPath ? "path" : "query",
        ["required"] = parameter.IsRequired,
        ["description"] = parameter.Description,
        ["schema"] = parameter.Schema(schemas),
    };

    private static JsonObject Responses(ApiOperation operation, ApiSchemas schemas)
    {
        var about = operation.About;
        if (about.IsFile)
        {
            return With(ApiFileResponses.Write(GetHeaders(about.ContentType)), about.Problems.Union([412, 500, 503]));
        }

        var schema = about.Response is { } type ? schemas.Reference(type) : new JsonObject { ["type"] = "string" };
        var responses = new JsonObject
        {
            [Number(about.Status)] = new JsonObject
            {
                ["description"] = about.Summary,
                ["headers"] = operation.Method == "GET" ? GetHeaders(about.ContentType) : new JsonObject(),
                ["content"] = new JsonObject { [about.ContentType] = new JsonObject { ["schema"] = schema } },
            },
        };
        if (operation.Method == "GET")
        {
            responses["304"] = new JsonObject
            {
                ["description"] = "The caller has it already, by If-None-Match or If-Modified-Since.",
            };
        }

        var problems = about.Problems.Union(operation.NeedsKey ? [401, 500, 503] : [500, 503]);
        return With(responses, operation.Method == "GET" ? problems.Union([412]) : problems);
    }

    private static JsonObject With(JsonObject responses, IEnumerable<int> problems)
    {
        foreach (var status in problems.Order())
        {
            responses[Number(status)] = Problem(status);
        }

        return responses;
    }

    private static JsonObject GetHeaders(string contentType)
    {
        var headers = new JsonObject
        {
            ["ETag"] = Header("Strong; another one for each coding."),
            ["Last-Modified"] = Header("When it last changed, where that is known."),
            ["Content-Language"] = Header("The language of the answer."),
        };
        return contentType == "text/calendar"
            ? With(headers, "Content-Disposition", Header("The name to save the file under (RFC 6266)."))
            : headers;
    }

    private static JsonObject Header(string description) =>
        new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Problem(int status)
    {
        var problem = new JsonObject { ["description"] = ApiProblems.Meaning(status) };
        if (status == 401)
        {
            return problem;
        }

        var schema = new JsonObject { ["$ref"] = "#/components/schemas/Problem" };
        return With(problem, "content", new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schema } });
    }

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["description"] = "Problem details (RFC 9457).",
        ["required"] = new JsonArray("title", "status"),
        ["properties"] = new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "What was wrong and what is allowed." },
        },
    };

    private static JsonObject With(JsonObject owner, string name, JsonNode value)
    {
        owner[name] = value;
        return owner;
    }

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);
}
