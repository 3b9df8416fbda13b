using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;
using static Newsroom.Tests.Reading.WordFile;

namespace Newsroom.Tests.Reading;

/// <summary>Whatever an editor writes for an address, in whichever format and place: it goes out encoded.</summary>
public sealed class AddressTests
{
    private const string Text = "Les voisins de la ville parlent de leurs projets avec les familles.";

    private static readonly string[] Attributes = ["href", "src", "cite"];

    private static readonly string[] Written =
    [
        "https://example.org/un rapport.pdf", "https://example.org/\"cité\".pdf", "https://example.org/a<b>c.pdf?q=d e",
        "https://example.org/a\\b\\c.pdf", "https://example.org/100%.pdf#le bas", "https://example.org/été/a|b`c.pdf",
        "https://example.org/a\u00A0b.pdf", "dossier/un rapport.pdf", "dossier\\le \"quai\".jpg", "/docs/a<b>.pdf#page 2",
        "mailto:info@example.org?subject=Bonne nuit", "tel:+33 1 23 45",
    ];

    private static readonly ArticleReader Reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    /// <summary>Each format and place, for each address.</summary>
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var place in Places.Keys)
        {
            Array.ForEach(Written, address => cases.Add(place, address));
        }

        return cases;
    }

    private static readonly Dictionary<string, Func<string, (string Path, byte[] Content)>> Places = new()
    {
        ["a link in Markdown"] = address => Markdown($"[le lien](<{address}>) et ![une image](<{address}>)"),
        ["a link in Markdown without brackets"] = address => Markdown($"[le lien]({address}) et {address} dans le texte."),
        ["HTML in Markdown"] = address => Markdown($"<a href='{Html(address)}'>le lien</a> <img src='{Html(address)}' alt=''>"),
        ["a quotation's source"] = address => Markdown($"<blockquote cite='{Html(address)}'><p>Un mot.</p></blockquote>"),
        ["a film"] = address => Markdown($"<video src='{Html(address)}'></video>"),
        ["front matter"] = address => ("a.md", Encoding.UTF8.GetBytes(
            $$"""
            ---
            title: La ville
            image: {{Json(address)}}
            downloads:
              - {{Json(address)}}
              - {"title": "Le rapport", "url": {{Json(address)}} }
            events:
              - {"title": "La fête", "start": "2031-05-06", "url": {{Json(address)}} }
            ---
            {{Text}}
            """)),
        ["plain text"] = address => ("a.txt", Encoding.UTF8.GetBytes($"La ville\n\n{Text} {address} {Text}\n")),
        ["a mail"] = address => ("a.eml", Encoding.UTF8.GetBytes(
            "From: a@example.org\r\nSubject: La ville\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + $"<p>{Text}</p><p>{Text} <a href=\"{Html(address)}\">le lien</a></p>\r\n")),
        ["a page"] = address => ("a.html", Encoding.UTF8.GetBytes(
            $"""
            <html><head><title>La ville</title><meta property="og:image" content="{Html(address)}"></head><body><article><h1>La ville</h1>
            <p>{Text}</p><p>{Text} <a href="{Html(address)}">Le rapport annuel (PDF)</a></p><img src="{Html(address)}" alt=""><p>{Text}</p>
            </article></body></html>
            """)),
        ["JSON"] = address => ("a.json", Encoding.UTF8.GetBytes(
            $$"""
            {"title": "La ville", "html": {{Json($"<p>{Text} <a href=\"{Html(address)}\">le lien</a></p>")}}, "image": {{Json(address)}},
             "downloads": [{{Json(address)}}, {"title": "Le rapport", "url": {{Json(address)}} }],
             "events": [{"title": "La fête", "start": "2031-05-06", "url": {{Json(address)}} }]}
            """)),
        ["Word"] = address => ("a.docx", Of(
            P(Text) + Paragraph(
                $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK \"{Html(address)}\" "
                + $"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("le lien")}"
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"))),
        ["OpenDocument"] = address => ("a.odt", OpenDocumentFile.Of(
            OpenDocumentFile.P($"{Text} <text:a xlink:href=\"{Html(address)}\">le lien</text:a>"))),
        ["a calendar"] = address => ("a.ics", Encoding.UTF8.GetBytes(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:a\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20300101T000000Z\r\nDTSTART:20310506T100000Z\r\n"
            + $"SUMMARY:La fête\r\nDESCRIPTION:{Text} {address.Replace("\\", "\\\\", StringComparison.Ordinal)}\r\n"
            + $"URL:{(address.StartsWith("https:", StringComparison.Ordinal) ? address : "https://example.org/")}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_address_goes_out_encoded(string place, string address)
    {
        var (path, content) = Places[place](address);
        var body = Reader.Read(new Upload(new BlobPath(path), "1", DateTimeOffset.UnixEpoch, content.Length, content)).Body;
        var addresses =
            from element in new HtmlParser().ParseDocument(body.Html).All
            from name in Attributes
            select element.GetAttribute(name);
        Assert.All(
            addresses.Append(body.Image?.Source).Concat(body.Downloads.Select(download => download.Url))
                .Concat(body.Events.Select(one => one.Url)).OfType<string>(),
            one => Assert.True(OutgoingAddress.IsSound(one), one));
    }

    [Fact]
    public void A_link_leads_where_it_led()
    {
        var (path, content) = Markdown("<a href='https://example.org/un rapport\\\"a\".pdf'>Le rapport annuel</a>");
        var body = Reader.Read(new Upload(new BlobPath(path), "1", DateTimeOffset.UnixEpoch, content.Length, content)).Body;
        const string encoded = "https://example.org/un%20rapport/%22a%22.pdf";
        Assert.Contains($"href=\"{encoded}\"", body.Html, StringComparison.Ordinal);
        Assert.Equal(encoded, Assert.Single(body.Downloads).Url);
    }

    private static (string Path, byte[] Content) Markdown(string text) =>
        ("a.md", Encoding.UTF8.GetBytes($"---\ntitle: La ville\n---\n{Text}\n\n{text}\n\n{Text}\n"));

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
