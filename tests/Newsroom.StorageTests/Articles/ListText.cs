using Newsroom.Content;

namespace Newsroom.Tests.Articles;

/// <summary>JSON Feeds, for the tests of this folder.</summary>
public static class ListText
{
    /// <summary>The feed with these items, each of an id and a title.</summary>
    public static string Feed(params string[] items) =>
        $$"""{"version": "https://jsonfeed.org/version/1.1", "language": "fr", "items": [{{string.Join(", ", items)}}]}""";

    /// <param name="id">Its id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="field">Another field.</param>
    public static string Item(string id, string title, string? field = null) =>
        $$"""
        {"id": "{{id}}", "title": "{{title}}", "content_html": "<p>{{title}} : les voisins de la ville parlent de leurs projets.</p>",
         "date_published": "2024-06-25T10:00:00Z"{{(field is null ? "" : $", {field}")}}}
        """;

    /// <summary>What the path of an item has behind the name of the file.</summary>
    public static string Ending(string id) => new BlobPath("x.json").ItemPath(ListItem.Key(id))[1..];
}
