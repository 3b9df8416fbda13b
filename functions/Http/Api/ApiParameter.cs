using System.Text.Json.Nodes;

namespace Newsroom.Http.Api;

/// <summary>A parameter of the API.</summary>
/// <param name="Name">As in the address.</param>
/// <param name="Description">What it does, and the default.</param>
/// <param name="Example">A value that shows its form.</param>
internal sealed record ApiParameter(string Name, string Description, string Example)
{
    /// <summary>Its JSON Schema.</summary>
    public Func<ApiSchemas, JsonObject> Schema { get; init; } = _ => new JsonObject { ["type"] = "string" };

    public bool IsInPath { get; init; }

    public bool IsRequired { get; init; }
}
