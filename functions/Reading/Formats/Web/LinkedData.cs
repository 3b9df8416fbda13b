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

    private static readonly JsonDocumentOptions Lenient =
        new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly List<JsonElement> _objects = [];
    private readonly JsonElement? _article;

    public LinkedData(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(MaxScripts))
        {
            Read(script.TextContent);
        }

        _article = _objects.Where(IsArticle).Concat(_objects.Where(item => item.TryGetProperty("datePublished", out _)))
            .Select(item => (JsonElement?)item).FirstOrDefault();
    }

    public string? Headline => Text("headline") ?? Text("name");

    public string? Date => Text("datePublished");

    public string? Description => Text("description");

    public string? Language => Text("inLanguage");

    public IEnumerable<string> Authors => Names("author");

    public IEnumerable<string> Keywords => Names("keywords").SelectMany(words => words.Split(','));

    /// <summary>Names of the site, and of who publishes it.</summary>
    public IEnumerable<string> Sites => _objects
        .Where(item => Types(item).Any(type => type is "WebSite" or "Organization" or "NewsMediaOrganization"))
        .SelectMany(item => Names(item, "name")).Concat(Names("publisher"));

    private static bool IsArticle(JsonElement item) => Types(item).Any(type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) || type is "Report"
            or "Review");

    private static IEnumerable<string> Types(JsonElement item) => Names(item, "@type");

    private void Read(string script)
    {
        if (script.Length > MaxScriptLength)
        {
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(Wrapping().Replace(script, ""), Lenient);
            Collect(json.RootElement.Clone());
        }
        catch (JsonException)
        {
            // Pages hold much that no machine ever read.
        }
    }

    private void Collect(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Collect(item);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && _objects.Count < MaxObjects)
        {
            _objects.Add(value);
            foreach (var inner in value.EnumerateObject()
                .Where(property => property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "subjectOf"))
            {
                Collect(inner.Value);
            }
        }
    }

    private string? Text(string property) => Names(property).FirstOrDefault();

    private IEnumerable<string> Names(string property) => _article is { } article ? Names(article, property) : [];

    /// <summary>A property's texts: it may be a text, an object with a name, or a list of these.</summary>
    private static IEnumerable<string> Names(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) ? Names(value).Select(Block.Line).Where(name => name.Length > 0) : [];

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
