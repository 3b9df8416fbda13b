using System.Globalization;
using System.Text.Json.Nodes;
using Newsroom.Content;

namespace Newsroom.Pages.StructuredData;

/// <summary>An article and its events, in the vocabulary of schema.org.</summary>
internal static class ArticleData
{
    /// <summary>Longer headlines are cut off by search engines.</summary>
    private const int MaxHeadline = 110;

    public static IReadOnlyList<JsonObject> Of(
        PageContext context, Article article, Edition edition, EditionBody body, PublicPicture? picture) =>
    [
        News(context, article, edition, body, picture),
        .. body.Events.Select(item => EventData.Of(context, item, edition.Language)).OfType<JsonObject>(),
    ];

    private static JsonObject News(PageContext context, Article article, Edition edition, EditionBody body, PublicPicture? picture)
    {
        var url = Links.Page(context.Address, article.Id, edition.Language);
        var data = new JsonObject
        {
            ["@context"] = SiteData.Vocabulary,
            ["@type"] = "NewsArticle",
            ["@id"] = url,
            ["mainEntityOfPage"] = url,
            ["url"] = url,
            ["headline"] = edition.Title.Length <= MaxHeadline ? edition.Title : $"{edition.Title[..(MaxHeadline - 1)]}…",
            ["datePublished"] = Time(edition.Published),
            ["dateModified"] = Time(edition.Updated < edition.Published ? edition.Published : edition.Updated),
            ["author"] = Author(context, edition),
            ["publisher"] = SiteData.Publisher(context),
            ["isAccessibleForFree"] = true,
        };
        Add(data, "inLanguage", edition.Language == LanguageCode.Undetermined ? null : edition.Language);
        Add(data, "description", edition.Summary);
        Add(data, "image", picture is null ? null : Pictures(context, picture));
        Add(data, "keywords", edition.Tags.Count == 0 ? null : new JsonArray([.. edition.Tags.Select(tag => JsonValue.Create(tag))]));
        Add(data, "dateline", body.Dateline?.Place);
        Add(data, "translationOfWork", edition.Kind == EditionKind.Original || article.Original is not { } original ? null : new JsonObject
        {
            ["@type"] = "NewsArticle",
            ["@id"] = Links.Page(context.Address, article.Id, original.Language),
            ["inLanguage"] = original.Language,
        });
        return data;
    }

    /// <summary>The line of an author can name a person or a body: one that the article introduces by this name is a body.</summary>
    private static JsonObject Author(PageContext context, Edition edition) =>
        edition.Author is not { } author ? SiteData.Publisher(context)
        : edition.Names.Any(name => Is(name.Acronym, author) || Is(name.Full, author)) || Is(context.Site.Title, author)
        ? new() { ["@type"] = "Organization", ["name"] = author }
        : new() { ["@type"] = "Person", ["name"] = author };

    private static JsonNode Pictures(PageContext context, PublicPicture picture) => picture.Sizes.Count == 0
        ? JsonValue.Create(context.Absolute(picture.Url))
        : new JsonArray([.. picture.Sizes.Reverse().Take(2).Select(size => JsonValue.Create(context.Absolute(size.Url)))]);

    internal static void Add(JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }

    internal static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
