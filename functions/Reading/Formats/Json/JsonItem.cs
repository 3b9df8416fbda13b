using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>What tells an article from the others in its file.</summary>
/// <param name="Key">The key in its path.</param>
/// <param name="Id">The id that the file gives it; null if the key follows from what it says.</param>
internal sealed record JsonItem(string Key, string? Id, JsonElement Article, JsonContainer Container)
{
    /// <summary>Ids and addresses in a JSON Feed, linked data, the WordPress REST API and our own fields, the surest first.</summary>
    private static readonly string[] Ids = ["id", "@id", "guid", "url", "link"];

    private static readonly string[] Titles = ["title", "headline", "name"];
    private static readonly string[] Dates = ["date_published", "date_gmt", "date", "published", "datePublished"];

    public static JsonItem Of(JsonElement article, JsonContainer container)
    {
        var id = First(article, Ids.Where(name => IsStable(name, Written(article, name))));
        var (title, date) = (First(article, Titles), First(article, Dates));
        return id is null && title is null && date is null ? OfContent(article, container)
            : new JsonItem(ListItem.Key(id ?? $"{title}\n{date}"), id, article, container);
    }

    /// <summary>The article as it can be told from others of the same title and date.</summary>
    public JsonItem ByContent() => OfContent(Article, Container);

    private static JsonItem OfContent(JsonElement article, JsonContainer container) =>
        new(ListItem.Key(article.GetRawText()), Id: null, article, container);

    private static string? First(JsonElement article, IEnumerable<string> names) =>
        names.Select(name => Written(article, name)).FirstOrDefault(written => written is not null);

    private static string? Written(JsonElement article, string name) => article.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } when article.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) => text.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.Object } value => value.Text("rendered"),
        _ => null,
    };

    // "_:b0" and "#article" name a node within one page.
    private static bool IsStable(string name, string? id) => name != "@id" || id is null or not ['#' or '_', ..];
}
