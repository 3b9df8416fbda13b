using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org) with the full content of each item.</summary>
internal static class JsonFeed
{
    public const string ContentType = "application/feed+json";

    public static byte[] Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            "https://jsonfeed.org/version/1.1",
            feed.Title,
            feed.HomeUrl,
            feed.Links.Self,
            feed.Description,
            feed.Links.Next ?? (feed.IsArchive ? feed.Links.PreviousArchive : null),
            [new Author(feed.Site, feed.HomeUrl)],
            feed.Language,
            feed.Links.Hub is { } hub ? [new Hub("WebSub", hub)] : null,
            new FeedExtension(feed.IsArchive, feed.Links.Current, feed.Links.PreviousArchive),
            [.. feed.Items.Select(ToItem)]),
        JsonFeedJson.Readable.Document);

    private static Item ToItem(FeedItem item) => new(
        item.PermanentId,
        item.Url,
        item.Edition.Title,
        item.Edition.Summary,
        ItemHtml.Of(item),
        item.Edition.Published,
        item.Updated,
        item.Edition.Author is { } author ? [new Author(author)] : null,
        item.Edition.Tags.Count > 0 ? item.Edition.Tags : null,
        item.Edition.Language,
        item.Enclosures.Select(file => new Attachment(file.Url, file.Type, file.Title, file.Size)).ToList() is { Count: > 0 } attachments ? attachments : null,
        new ItemExtension(item.Edition.Article, item.Edition.Kind, item.Edition.Engine, item.Original));

    internal sealed record Document(
        string Version, string Title, string HomePageUrl, string FeedUrl, string Description, string? NextUrl, IReadOnlyList<Author> Authors, string Language,
        IReadOnlyList<Hub>? Hubs, [property: JsonPropertyName("_newsroom")] FeedExtension Extension, IReadOnlyList<Item> Items);

    internal sealed record Item(
        string Id, string Url, string Title, string? Summary, string ContentHtml, DateTimeOffset DatePublished, DateTimeOffset DateModified,
        IReadOnlyList<Author>? Authors, IReadOnlyList<string>? Tags, string Language, IReadOnlyList<Attachment>? Attachments,
        [property: JsonPropertyName("_newsroom")] ItemExtension Extension);

    internal sealed record Author(string Name, string? Url = null);

    internal sealed record Attachment(string Url, string MimeType, string? Title, long? SizeInBytes);

    internal sealed record Hub(string Type, string Url);

    /// <summary>What RFC 5005 says of a document.</summary>
    internal sealed record FeedExtension(bool Archive, string? Current, string? PrevArchive);

    /// <summary>What an edition is.</summary>
    internal sealed record ItemExtension(string Article, EditionKind Kind, string? Engine, Original? Original);
}

[JsonSerializable(typeof(JsonFeed.Document))]
internal sealed partial class JsonFeedJson : JsonSerializerContext
{
    public static JsonFeedJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
