using System.Text.Json;
using System.Text.Json.Nodes;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats.Json;

/// <summary>
/// An article in the fields of other programs, in ours: an item of a JSON Feed (1.1), a post of the WordPress REST API, an article of
/// schema.org. Dates and what is said about publication are not understood here, but as in our own fields.
/// </summary>
internal sealed class ForeignArticle(HtmlCleaner html)
{
    private const string ShortenedByProgram = "[…]";

    /// <summary>Our fields that keep an article from the public: they do so whatever other fields it has.</summary>
    private static readonly string[] Publication = ["draft", "published", "status", "publishDate", "expiryDate"];

    /// <summary>Dates that are among the translated fields.</summary>
    private static readonly string[] Dates = ["datePublished", "date_published"];

    /// <summary>Types of schema.org that are articles; others end like these: <c>AnalysisNewsArticle</c>.</summary>
    private static readonly string[] ArticleTypes = ["Article", "BlogPosting", "SocialMediaPosting", "Report", "NewsItem"];

    public static bool IsFeed(JsonElement element) =>
        element.Text("version") is { } version && version.StartsWith("https://jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase)
        && element.Member("items")?.ValueKind == JsonValueKind.Array;

    public static bool IsGraph(JsonElement element) => element.Member("@graph")?.ValueKind == JsonValueKind.Array;

    /// <summary>Whether it is something of schema.org: an article, or what stands beside one.</summary>
    public static bool IsLinkedData(JsonElement element) => element.Member("@type") is not null;

    public static bool IsArticleOfSchema(JsonElement element) => element.List("@type").Any(type =>
        type.ValueKind == JsonValueKind.String
        && ArticleTypes.Any(name => type.GetString()!.EndsWith(name, StringComparison.Ordinal)));

    /// <summary>In our fields; the same where it is in ours already.</summary>
    /// <param name="article">The article.</param>
    /// <param name="container">What it was found in: a feed says for all its items what they do not say themselves.</param>
    /// <exception cref="UnreadableException">A field can't be written.</exception>
    public JsonElement Translate(JsonElement article, JsonContainer container)
    {
        var feed = container.IsFeed ? container.Element : default;
        var fields = IsArticleOfSchema(article) ? OfSchema(article, container)
            : article.Member("title").Has("rendered") || article.Member("content").Has("rendered") ? OfWordPress(article)
            : article.Member("content_html") is not null || article.Member("content_text") is not null ? OfFeed(article, feed)
            : null;
        if (fields is null && !PublicationFields(feed).Any())
        {
            return article;
        }

        fields ??= JsonObject.Create(article)!;
        foreach (var name in PublicationFields(article))
        {
            fields[name] ??= article.Copy(name);
        }

        var common = new JsonObject(PublicationFields(feed).Select(name => KeyValuePair.Create(name, feed.Copy(name))));
        if (common.Count > 0)
        {
            fields[JsonPublication.OfFeed] = common;
        }

        try
        {
            return JsonSerializer.SerializeToElement(fields, NodeJson.Default.JsonObject);
        }
        catch (Exception halves) when (halves is InvalidOperationException or JsonException)
        {
            throw new UnreadableException("The file can't be read: a field of it has an escape of half a character (\\uD800).", halves);
        }
    }

    /// <summary>Names of fields that can keep an article from the public, in any case.</summary>
    private static IEnumerable<string> PublicationFields(JsonElement element) => element.ValueKind != JsonValueKind.Object ? []
        : element.Names().Distinct().Where(name => Publication.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (JsonPublication.IsEmbargo(name, out _) && !Dates.Contains(name))
            || AccessKeys.Contain(HeaderKeys.Normalise(name)));

    private static JsonObject OfFeed(JsonElement item, JsonElement feed) => new()
    {
        ["title"] = item.Copy("title"),
        ["html"] = item.Copy("content_html"),
        ["text"] = item.Copy("content_text"),
        ["summary"] = item.Copy("summary"),
        ["date"] = item.Copy("date_published"),
        ["language"] = item.Copy("language") ?? feed.Copy("language"),
        ["author"] = Names(item.List("authors")) ?? Names(item.List("author"))
            ?? Names(feed.List("authors")) ?? Names(feed.List("author")),
        ["tags"] = item.Copy("tags"),
        ["image"] = item.Text("image") ?? item.Text("banner_image"),
        ["downloads"] = new JsonArray(
            [.. item.List("attachments").Where(file => file.ValueKind == JsonValueKind.Object).Select(Attachment)]),
        ["expiryDate"] = item.Copy("date_expires"),
    };

    private static JsonObject Attachment(JsonElement file) => new()
    {
        ["title"] = file.Copy("title"),
        ["url"] = file.Copy("url"),
        ["type"] = file.Copy("mime_type"),
        ["size"] = file.Copy("size_in_bytes"),
    };

    private JsonObject OfWordPress(JsonElement post)
    {
        var content = post.Member("content");
        var isProtected = content?.Member("protected")?.ValueKind == JsonValueKind.True || post.Text("password") is { Length: > 0 };
        var embedded = post.Member("_embedded");
        return new()
        {
            ["title"] = Plain(post.Member("title")),
            ["html"] = content?.Copy("rendered") ?? content?.Copy("raw"),
            ["summary"] = Plain(post.Member("excerpt")) is { } excerpt && !excerpt.EndsWith(ShortenedByProgram, StringComparison.Ordinal)
                ? excerpt : null,
            // The one is in the time of the site, which is not written in it.
            ["date"] = post.Text("date_gmt") is { Length: > 0 } date ? $"{date.TrimEnd('Z')}Z" : post.Copy("date"),
            ["draft"] = isProtected ? true : null,
            ["language"] = post.Copy("lang") ?? post.Copy("locale"),
            ["author"] = embedded is { } some ? Names(some.List("author")) : null,
            ["tags"] = embedded is { } all ? Terms(all) : null,
            ["image"] = embedded?.List("wp:featuredmedia").Select(Media).FirstOrDefault(picture => picture is not null)
                ?? post.Copy("jetpack_featured_media_url"),
        };
    }

    private JsonObject OfSchema(JsonElement article, JsonContainer container)
    {
        var body = article.Text("articleBody") ?? article.Text("text");
        var isHtml = body is not null && (body.Contains("</", StringComparison.Ordinal) || body.Contains("<br", StringComparison.Ordinal));
        return new()
        {
            ["title"] = (article.Text("headline") ?? article.Text("name")) is { } title ? Text(title) : null,
            ["html"] = isHtml ? body : null,
            ["text"] = isHtml ? null : body,
            ["summary"] = (article.Text("description") ?? article.Text("abstract")) is { } summary ? Text(summary) : null,
            ["date"] = article.Copy("datePublished"),
            ["language"] = article.Text("inLanguage") ?? article.Member("inLanguage")?.Text("alternateName"),
            ["author"] = Names(article.List("author").Select(container.Referred))
                ?? Names(article.List("creator").Select(container.Referred)),
            ["tags"] = article.Copy("keywords"),
            ["image"] = article.List("image").Select(container.Referred).Select(Image).FirstOrDefault(picture => picture is not null),
            ["status"] = article.Copy("creativeWorkStatus"),
            ["expiryDate"] = article.Copy("expires"),
        };
    }

    private static string? Names(IEnumerable<JsonElement> people) =>
        people.Select(person => person.ValueKind == JsonValueKind.String ? person.GetString() : person.Text("name"))
            .Where(name => !string.IsNullOrWhiteSpace(name)).ToList() is { Count: > 0 } names
            ? string.Join(", ", names) : null;

    private static JsonArray Terms(JsonElement embedded) => new([.. embedded.List("wp:term")
        .Where(terms => terms.ValueKind == JsonValueKind.Array).SelectMany(terms => terms.EnumerateArray())
        .Select(term => term.Text("name")).OfType<string>().Where(name => name != "Uncategorized").Select(name => JsonValue.Create(name))]);

    /// <summary>A picture that WordPress puts at the head of a post.</summary>
    private JsonObject? Media(JsonElement media) => media.Text("source_url") is not { } url ? null : new()
    {
        ["url"] = url,
        ["alt"] = media.Copy("alt_text"),
        ["caption"] = Plain(media.Member("caption")),
    };

    /// <summary>An <c>ImageObject</c> of schema.org, or its address.</summary>
    private static JsonNode? Image(JsonElement image) => image.ValueKind == JsonValueKind.String ? JsonValue.Create(image)
        : (image.Text("contentUrl") ?? image.Text("url")) is not { } url ? null
        : new JsonObject
        {
            ["url"] = url,
            ["alt"] = image.Text("description"),
            ["caption"] = image.Text("caption"),
            ["credit"] = image.Text("creditText"),
        };

    private string? Plain(JsonElement? field) =>
        (field?.Text("rendered") ?? field?.Text("raw")) is { } written ? Text(written).Trim() : null;

    private string Text(string written) => HtmlText.Of(html.Clean(written));
}
