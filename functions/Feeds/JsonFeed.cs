using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Newsroom.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org) with the full content of each item.</summary>
internal static class JsonFeed
{
    public static byte[] Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            "https://jsonfeed.org/version/1.1", feed.Title, feed.HomeUrl, feed.SelfUrl, feed.Language, [.. feed.Items.Select(ToItem)]),
        JsonFeedJson.Readable.Document);

    private static Item ToItem(FeedItem item) => new(
        item.PermanentId,
        item.Url,
        item.Edition.Title,
        item.Edition.Summary,
        item.Body?.Html ?? "",
        item.Edition.Published,
        item.Edition.Updated,
        item.Edition.Author is { } author ? [new Author(author)] : null,
        item.Edition.Tags.Count > 0 ? item.Edition.Tags : null,
        item.Edition.Language,
        item.Body?.Downloads.Where(download => download.Url is not null)
            .Select(download => new Attachment(download.Url!, download.Type ?? "application/octet-stream", download.Title, download.Size))
            .ToList() is { Count: > 0 } attachments ? attachments : null);

    internal sealed record Document(
        string Version, string Title, string HomePageUrl, string FeedUrl, string Language, IReadOnlyList<Item> Items);

    internal sealed record Item(
        string Id, string Url, string Title, string? Summary, string ContentHtml, DateTimeOffset DatePublished, DateTimeOffset DateModified,
        IReadOnlyList<Author>? Authors, IReadOnlyList<string>? Tags, string Language, IReadOnlyList<Attachment>? Attachments);

    internal sealed record Author(string Name);

    internal sealed record Attachment(string Url, string MimeType, string? Title, long? SizeInBytes);
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
