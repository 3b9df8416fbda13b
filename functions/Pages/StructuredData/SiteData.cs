using System.Text.Json.Nodes;

namespace Newsroom.Pages.StructuredData;

/// <summary>The site, its search and the way to a page, in the vocabulary of schema.org.</summary>
internal static class SiteData
{
    internal const string Vocabulary = "https://schema.org";

    /// <summary>The home page: how the site is called, and where it is searched.</summary>
    public static JsonObject Site(PageContext context, string home, string search) => new()
    {
        ["@context"] = Vocabulary,
        ["@type"] = "WebSite",
        ["name"] = context.Site.Title,
        ["url"] = context.Absolute(home),
        ["inLanguage"] = context.Language,
        ["publisher"] = Publisher(context),
        ["potentialAction"] = new JsonObject
        {
            ["@type"] = "SearchAction",
            ["target"] = new JsonObject
            {
                ["@type"] = "EntryPoint",
                ["urlTemplate"] = $"{context.Absolute(search)}?q={{search_term_string}}",
            },
            ["query-input"] = "required name=search_term_string",
        },
    };

    /// <summary>The way to a page: at least two steps, or search engines refuse it.</summary>
    public static JsonObject? Breadcrumbs(PageContext context, IReadOnlyList<Crumb> crumbs) => crumbs.Count < 2 ? null : new()
    {
        ["@context"] = Vocabulary,
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray([.. crumbs.Select((crumb, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = crumb.Title,
            ["item"] = context.Absolute(crumb.Path),
        })]),
    };

    public static JsonObject Publisher(PageContext context)
    {
        var publisher = new JsonObject
        {
            ["@type"] = "Organization",
            ["name"] = context.Site.Title,
            ["url"] = $"{context.Address}/",
        };
        if (context.Look.Logo(context.Language) is { } logo)
        {
            publisher["logo"] = context.Absolute(logo.Url);
        }

        return publisher;
    }
}
