using System.Text.Json;

namespace Newsroom.Reading.Formats.Json;

/// <summary>What an article stands in: a feed, a graph, a list, or nothing but itself.</summary>
internal sealed class JsonContainer(JsonElement element)
{
    private readonly Lazy<Dictionary<string, JsonElement>> _nodes = new(() => ById(element));

    public JsonElement Element => element;

    public bool IsFeed { get; } = ForeignArticle.IsFeed(element);

    /// <summary>In a graph, things stand beside each other and refer to each other by <c>@id</c>.</summary>
    public JsonElement Referred(JsonElement thing) =>
        thing.Text("name") is null && thing.Text("@id") is { } id && _nodes.Value.TryGetValue(id, out var node) ? node : thing;

    private static Dictionary<string, JsonElement> ById(JsonElement element)
    {
        var nodes = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var node in element.List("@graph"))
        {
            if (node.Text("@id") is { } id)
            {
                nodes.TryAdd(id, node);
            }
        }

        return nodes;
    }
}
