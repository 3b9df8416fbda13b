using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>What a page says about its article in JSON-LD (schema.org). What is not valid JSON is ignored: it is not for readers.</summary>
internal sealed partial class LinkedData
{
    private const int MaxScriptLength = 200_000;
    private const int MaxScripts = 20;
    private const int MaxObjects = 1_000;
    private const int MaxArticles = 50;
    private const int MaxDepth = 6;

    /// <summary>Properties with other articles, or nothing about this one.</summary>
    private static readonly HashSet<string> Others =
        [.. ("hasPart isPartOf itemListElement citation mentions comment review recommendation isRelatedTo relatedLink about image logo "
            + "potentialAction breadcrumb offers aggregateRating").Split(' ')];

    private static readonly JsonDocumentOptions Lenient =
        new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly List<JsonElement> _objects = [];
    private readonly JsonElement? _article;

    public LinkedData(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type]")
            .Where(script => script.GetAttribute("type")!.Contains("ld+json", StringComparison.OrdinalIgnoreCase)).Take(MaxScripts))
        {
            Read(script.TextContent);
        }

        // Teasers of other articles may be described, too.
        var articles = _objects.Where(IsArticle).Concat(_objects.Where(item => item.TryGetProperty("datePublished", out _)))
            .Take(MaxArticles).ToList();
        var title = page.Title ?? "";
        _article = articles.Count == 0 ? null : articles.Where(item => Names(item, "headline").Any(headline =>
            title.Contains(headline, StringComparison.OrdinalIgnoreCase) || PageTitle.Resemble(headline, title)))
            .Cast<JsonElement?>().FirstOrDefault() ?? articles[0];
    }

    public IReadOnlyList<JsonElement> Objects => _objects;

    public string? Headline => Text("headline") ?? Text("name");

    public string? Date => Text("datePublished");

    public string? Change => Text("dateModified");

    public string? Expires => Text("expires");

    public string? Description => Text("description");

    public string? Language => Text("inLanguage");

    public IEnumerable<string> Authors => Names("author").Concat(References("author")).DefaultIfEmpty().SelectMany(name =>
        name is null ? Names("creator") : [name]);

    /// <summary>Who publishes the article: no person.</summary>
    public IEnumerable<string> Publishers => Names("publisher").Concat(Sites);

    public IEnumerable<string> Keywords => Names("keywords").SelectMany(words => words.Split(','));

    /// <summary>Names of the site, and of who publishes it.</summary>
    public IEnumerable<string> Sites => _objects
        .Where(item => Types(item).Any(type => type is "WebSite" or "Organization" or "NewsMediaOrganization"))
        .SelectMany(item => Names(item, "name")).Concat(Names("publisher"));

    /// <summary>Names of what a property refers to with the id of another object.</summary>
    private IEnumerable<string> References(string property)
    {
        if (_article is not { } article || !article.TryGetProperty(property, out var value))
        {
            return [];
        }

        var ids = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(50) : [value]).Select(Id).OfType<string>()
            .ToHashSet();
        return ids.Count == 0 ? [] : _objects.Where(item => Id(item) is { } id && ids.Contains(id)).SelectMany(item => Names(item, "name"));
    }

    private static string? Id(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@id", out var id)
        && id.ValueKind == JsonValueKind.String && !item.TryGetProperty("headline", out _) ? Decoded(id) : null;

    private static bool IsArticle(JsonElement item) => Types(item).Any(type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) || type is "Report"
            or "Review");

    public static IEnumerable<string> Types(JsonElement item) => Names(item, "@type");

    private void Read(string script)
    {
        if (script.Length > MaxScriptLength)
        {
            return;
        }

        // A line break or a tab inside a text is no JSON, but common.
        var json = Wrapping().Replace(script, "");
        if (!TryRead(json))
        {
            TryRead(string.Create(json.Length, json, (text, source) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = char.IsControl(source[i]) ? ' ' : source[i];
                }
            }));
        }
    }

    private bool TryRead(string script)
    {
        try
        {
            using var json = JsonDocument.Parse(script, Lenient);
            Collect(json.RootElement.Clone(), MaxDepth);
            return true;
        }
        catch (JsonException)
        {
            // Pages hold much that no machine ever read.
            return false;
        }
    }

    private void Collect(JsonElement value, int depth)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray().Where(_ => depth > 0))
            {
                Collect(item, depth);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && _objects.Count < MaxObjects)
        {
            _objects.Add(value);
            foreach (var inner in value.EnumerateObject().Where(property => depth > 0 && !Others.Contains(property.Name)
                && property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                Collect(inner.Value, depth - 1);
            }
        }
    }

    private string? Text(string property) => Names(property).FirstOrDefault();

    private IEnumerable<string> Names(string property) => _article is { } article ? Names(article, property) : [];

    /// <summary>A property's texts: it may be a text, an object with a name, or a list of these.</summary>
    public static IEnumerable<string> Names(JsonElement item, string property) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out var value)
            ? Names(value).Select(Block.Line).Where(name => name.Length > 0) : [];

    private static IEnumerable<string> Names(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [Decoded(value)],
        JsonValueKind.Array => value.EnumerateArray().Take(50).SelectMany(Names),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => [Decoded(name)],
        _ => [],
    };

    // XHTML hides scripts from its parser, and old pages from old browsers.
    [GeneratedRegex(@"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s{0,9}(?:\]\]>|-->)\s{0,9}(?:\*/)?[\s;]{0,99}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Wrapping();

    // Half a surrogate pair, which JSON may hold and a string may not, throws.
    private static string Decoded(JsonElement text)
    {
        try
        {
            return System.Net.WebUtility.HtmlDecode(text.GetString()) ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
