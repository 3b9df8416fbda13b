using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Newsroom.Http.Api;

/// <summary>Formats and patterns of texts, by the names of their properties: one name has one meaning everywhere.</summary>
internal static class ApiFormats
{
    public const string Id = "^[a-z2-7]{13}$";
    public const string Language = "^[a-z]{2,3}$";
    public const string Day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /// <summary>A month, a day, or a time with or without offset.</summary>
    private const string MonthDayOrTime =
        "^[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?)?$";

    private const string Month = "^[0-9]{4}-[0-9]{2}$";

    private static readonly string[] Addresses =
    [
        "ics", "json", "calendar", "webcal", "home_page_url", "feed_url", "next_url", "current", "prev_archive",
    ];

    /// <summary>Adds to the schema of a property what its name says.</summary>
    public static JsonObject Refine(JsonSchemaExporterContext context, JsonObject schema)
    {
        if (context.PropertyInfo is not { } property || (string?)schema["type"] is not "string" || schema.ContainsKey("format"))
        {
            return schema;
        }

        var isFeed = property.DeclaringType.DeclaringType is not null;
        // Feeds are subscribers of a hub, with ids such as fr-atom.xml.
        var isOperation = property.DeclaringType.Namespace == "Newsroom.Http.Operations";
        var (key, value) = property.Name switch
        {
            "id" when !isFeed && !isOperation => ("pattern", Id),
            "article" => ("pattern", Id),
            "language" => ("pattern", Language),
            "start" or "end" => ("pattern", MonthDayOrTime),
            "month" => ("pattern", Month),
            "url" when property.DeclaringType.Namespace?.StartsWith("Newsroom.Http", StringComparison.Ordinal) == true => ("format", "uri"),
            var name when Addresses.Contains(name) => ("format", "uri"),
            _ => ("", ""),
        };
        if (key.Length > 0)
        {
            schema[key] = value;
        }

        return schema;
    }
}
