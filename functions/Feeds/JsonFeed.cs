using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>JSON Feed 1.1 (jsonfeed.org) with the full content of each item.</summary>
internal static class JsonFeed
{
    public const string ContentType = "application/feed+json";

    private const string FormatVersion = "https://jsonfeed.org/version/1.1";

    public static byte[] Write(Feed feed)
    {
        var links = feed.Links;
        var document = new Document
        {
            Version = FormatVersion,
            Title = feed.Title,
            HomePageUrl = feed.HomeUrl,
            FeedUrl = links.Self,
            Description = feed.Description,
            NextUrl = links.Next ?? (feed.IsArchive ? links.PreviousArchive : null),
            Authors = [new Author(feed.Site, feed.HomeUrl)],
            Language = feed.Language,
            Hubs = links.Hub is { } hub ? [new Hub("WebSub", hub)] : null,
            Extension = new FeedExtension(feed.IsArchive, links.Current, links.PreviousArchive),
            Items = [.. feed.Items.Select(ToItem)],
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, JsonFeedJson.Readable.Document);
    }

    private static Item ToItem(FeedItem item)
    {
        var edition = item.Edition;
        return new Item
        {
            Id = item.PermanentId,
            Url = item.Url,
            Title = edition.Title,
            Summary = edition.Summary,
            ContentHtml = ItemHtml.Of(item),
            Image = WebAddress.Of(item.Picture?.Url),
            BannerImage = item.Picture is { Sizes: [.., var widest] } picture && picture.Width > picture.Height
                ? WebAddress.Of(widest.Url) : null,
            DatePublished = edition.Published,
            DateModified = item.Updated,
            Authors = AuthorName.Of(edition.Author) is { } author ? [new Author(author)] : null,
            Tags = edition.Tags.Count > 0 ? edition.Tags : null,
            Language = edition.Language,
            Attachments = item.Enclosures is { Count: > 0 } files
                ? [.. files.Select(file => new Attachment(file.Url, file.Type, file.Title, file.Size))]
                : null,
            Extension = new ItemExtension(edition.Article, edition.Kind, edition.Engine, item.Original),
        };
    }

    /// <summary>The properties are written in this order.</summary>
    internal sealed record Document
    {
        public required string Version { get; init; }
        public required string Title { get; init; }
        public required string HomePageUrl { get; init; }
        public required string FeedUrl { get; init; }
        public required string Description { get; init; }
        public string? NextUrl { get; init; }
        public required IReadOnlyList<Author> Authors { get; init; }
        public required string Language { get; init; }
        public IReadOnlyList<Hub>? Hubs { get; init; }

        [JsonPropertyName("_newsroom")]
        public required FeedExtension Extension { get; init; }

        public required IReadOnlyList<Item> Items { get; init; }
    }

    /// <summary>The properties are written in this order.</summary>
    internal sealed record Item
    {
        public required string Id { get; init; }
        public required string Url { get; init; }
        public required string Title { get; init; }
        public string? Summary { get; init; }
        public required string ContentHtml { get; init; }
        public string? Image { get; init; }
        public string? BannerImage { get; init; }
        public DateTimeOffset DatePublished { get; init; }
        public DateTimeOffset DateModified { get; init; }
        public IReadOnlyList<Author>? Authors { get; init; }
        public IReadOnlyList<string>? Tags { get; init; }
        public required string Language { get; init; }
        public IReadOnlyList<Attachment>? Attachments { get; init; }

        [JsonPropertyName("_newsroom")]
        public required ItemExtension Extension { get; init; }
    }

    internal sealed record Author(string Name, string? Url = null);

    internal sealed record Attachment(string Url, string MimeType, string? Title, long? SizeInBytes);

    internal sealed record Hub(string Type, string Url);

    /// <summary>The links of RFC 5005.</summary>
    internal sealed record FeedExtension(bool Archive, string? Current, string? PrevArchive);

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
