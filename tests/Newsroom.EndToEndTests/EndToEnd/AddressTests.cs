using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>No address goes out with a blank, a quotation mark, a bracket, a backslash or a control in it, in whichever output.</summary>
public sealed partial class AddressTests(RunningSite sites)
{
    private const string Article = """
        ---
        title: La ville et ses voisins
        language: fr
        date: 2026-05-06
        tags: ['le "bas" <quai>\a']
        image: 'https://example.org/une image "a".jpg'
        downloads:
          - {title: Le rapport, url: 'https://example.org/un "rapport" <a>.pdf'}
        events:
          - {title: La fête, start: 2031-05-06, online: true, url: 'https://example.org/la fête "a"'}
        aliases: ['/vieux/une "adresse"']
        ---
        Les voisins de la ville parlent de leurs projets avec les familles.

        <a href='https://example.org/a "b"\c'>Un lien</a>, <a href='le "quai" à\l est.pdf'>un fichier</a>
        et <a href='mailto:info@example.org?subject=Bonne nuit'>un courriel</a>. <img src='https://example.org/un quai.jpg' alt=''>
        """;

    private static readonly string[] Expected =
    [
        "https://example.org/une%20image%20%22a%22.jpg", "https://example.org/un%20%22rapport%22%20%3Ca%3E.pdf",
        "https://example.org/la%20f", "https://example.org/a%20%22b%22/c", "mailto:info@example.org?subject=Bonne%20nuit",
    ];

    [Fact]
    public async Task Every_address_in_every_output_is_encoded()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        await site.UploadAsync("un dossier/la \"ville\".md", Article);
        await site.UploadAsync("un dossier/le \"quai\" à/l est.pdf", "%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n");
        var id = (await site.OverAsync("un dossier/la \"ville\".md")).Text("article")!;
        var q = Uri.EscapeDataString("voisins \"de la\"");
        var tag = Uri.EscapeDataString((await site.GetJsonAsync($"api/articles/{id}?lang=fr")).Texts("tags")[0]);
        var found = new List<(string Output, string Address)>();
        foreach (var output in new[]
        {
            "fr", $"fr/{id}", "fr/events", "fr/topics", $"fr/topics?tag={tag}", $"fr/search?q={q}&tag={tag}", "fr/archive", "api/docs",
            "sitemap.xml", "sitemap-news.xml",
            $"api/articles/{id}?lang=fr", $"api/articles?lang=fr&tag={tag}&limit=1", $"api/search?lang=fr&q={q}&tag={tag}", "api/changes",
            $"api/feeds/fr/rss.xml?tag={tag}&q={q}", $"api/feeds/fr/atom.xml?tag={tag}", $"api/feeds/fr/feed.json?tag={tag}",
            "api/feeds/fr/rss.xml", "api/feeds/fr/atom.xml", "api/feeds/fr/feed.json", "api/feeds.opml", "api/feeds.opml?tags=true",
            $"api/events?lang=fr&tag={tag}", $"api/calendar/fr.ics?tag={tag}", "api/calendar/fr.ics",
        })
        {
            using var answer = await site.GetAsync(output);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{output}: {answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var all = AddressesIn(answer.Content.Headers.ContentType!.MediaType!, text).Concat(LinksOf(answer)).ToList();
            found.AddRange(all.Select(address => (output, address)));
        }

        Assert.All(found, one => Assert.True(OutgoingAddress.IsSound(one.Address), $"{one.Output}: {one.Address}"));
        Assert.All(Expected, written => Assert.Contains(found, one => one.Address.StartsWith(written, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> AddressesIn(string type, string text) => type switch
    {
        "text/html" => InHtml(text),
        "application/json" or "application/feed+json" => InJson(JsonDocument.Parse(text).RootElement),
        "text/calendar" => text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
            .Where(line => CalendarAddress().IsMatch(line)).Select(line => CalendarAddress().Replace(line, "")),
        _ => InXml(XDocument.Parse(text)),
    };

    private static IEnumerable<string> InHtml(string text)
    {
        var page = new HtmlParser().ParseDocument(text);
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "cite" or "action"))
            {
                yield return attribute.Value;
            }

            foreach (var source in (element.GetAttribute("srcset") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                yield return source.Split(' ')[0];
            }

            if (element.LocalName == "script" && element.GetAttribute("type") == "application/ld+json")
            {
                foreach (var address in InJson(JsonDocument.Parse(element.TextContent).RootElement))
                {
                    yield return address;
                }
            }
        }
    }

    private static IEnumerable<string> InXml(XDocument document) =>
        document.Descendants().SelectMany(element => element.Attributes()
            .Where(attribute => attribute.Name.LocalName is "href" or "url" or "src" or "xmlUrl" or "htmlUrl")
            .Select(attribute => attribute.Value)
            .Concat(element.HasElements ? []
                : element.Name.LocalName is "link" or "loc" or "guid" or "id" or "uri" ? [element.Value]
                : element.Value.Contains("</", StringComparison.Ordinal) ? InHtml(element.Value) : []));

    private static IEnumerable<string> InJson(JsonElement json, string? name = null) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => InJson(property.Value, property.Name)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => InJson(item, name)),
        // RFC 6570: its variables stand in braces.
        JsonValueKind.String when name is "urlTemplate" => [],
        JsonValueKind.String when name is "html" or "content_html" => InHtml(json.GetString()!),
        JsonValueKind.String when WebAddress().IsMatch(json.GetString()!) && name is not ("text" or "content_text") => [json.GetString()!],
        _ => [],
    };

    private static IEnumerable<string> LinksOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var links)
            ? links.SelectMany(link => HeaderAddress().Matches(link).Select(match => match.Groups["address"].Value)) : [];

    // An address begins the text: prose that has one in it is none.
    [GeneratedRegex(@"^(?:https?|mailto|tel|webcal):(?!.*[.!?] )", RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();

    [GeneratedRegex("^(?:URL|SOURCE|CONFERENCE|IMAGE|ATTACH)(?:;[^:]*)?:", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarAddress();

    // Up to the end of the link: a bracket inside would end it too early.
    [GeneratedRegex("<(?<address>.*?)>(?=; rel)", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderAddress();
}
