using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Pictures and attachments inside the files of articles.</summary>
public sealed class EmbeddedFileTests(RunningSite sites)
{
    private const string Text = "La ville ouvre ses quais aux voisins, aux familles et aux écoles du quartier.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_of_a_Word_file_leads_the_article_with_its_alternative_text_and_its_caption_and_without_its_place()
    {
        var folder = await sites.NewFolderAsync();
        var photo = DrawnPicture.Photo(800, 600);
        Assert.Contains("exif-ifd3-GPSLatitude", DrawnPicture.MetadataOf(photo));
        var row = await folder.PublishAsync("a.docx", Word(photo, Paragraph("Les quais de la ville", "Title") + Paragraph(Text)
            + Drawing("La maison des voisins") + Paragraph("Les femmes du port", "Caption")));
        Assert.Empty(row.Texts("warnings"));

        foreach (var (language, alternative, caption) in new[] { ("fr", "La maison des voisins", "Les femmes du port"), ("en", "house", "women") })
        {
            var article = await folder.ArticleAsync("a.docx", language);
            var image = article.GetProperty("image");
            Assert.Contains(alternative, image.Text("alt"), StringComparison.OrdinalIgnoreCase);
            Assert.Contains(caption, image.Text("caption"), StringComparison.OrdinalIgnoreCase);
            var shown = Parse(article).QuerySelector("figure > img")!;
            Assert.Equal(("800", "600"), (shown.GetAttribute("width"), shown.GetAttribute("height")));
            foreach (var address in Addresses(shown).Append(image.Text("url")!))
            {
                Assert.Empty(DrawnPicture.MetadataOf(await folder.Site.Http.GetByteArrayAsync(address, Cancelled)));
            }

            var listed = (await folder.Site.GetJsonAsync($"api/articles?lang={language}&limit=100")).List("items")
                .Single(item => item.Text("id") == folder.Id("a.docx"));
            Assert.Equal(image.Text("url"), listed.GetProperty("image").Text("url"));
        }
    }

    [Fact]
    public async Task A_Word_file_with_nothing_but_a_picture_is_an_article_with_a_picture()
    {
        var folder = await sites.NewFolderAsync();
        Assert.Equal("complete", (await folder.PublishAsync("affiche.fr.docx", Word(DrawnPicture.Photo(), Drawing("")))).Text("state"));
        var article = await folder.ArticleAsync("affiche.fr.docx", "fr");
        Assert.Equal("affiche", article.Text("title"));
        await AssertAllAsync(folder, Parse(article), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_picture_is_public_as_long_as_the_article_is_and_gone_with_the_version_that_had_it()
    {
        var folder = await sites.NewFolderAsync();
        var first = Word(DrawnPicture.Photo(800, 600), Paragraph(Text) + Drawing("Le port"));
        await folder.PublishAsync("a.docx", first);
        var before = Parse(await folder.ArticleAsync("a.docx", "fr"));
        await AssertAllAsync(folder, before, HttpStatusCode.OK);
        await AssertAsync(folder, $"/files/current/{folder.Path("a.docx")}!/word/document.xml", HttpStatusCode.NotFound);

        await folder.PublishAsync("a.docx", Word(DrawnPicture.Photo(640, 480, seed: 9), Paragraph(Text) + Drawing("Le port")));
        var after = Parse(await folder.ArticleAsync("a.docx", "fr"));
        Assert.Equal("640", after.QuerySelector("img")!.GetAttribute("width"));
        await AssertAllAsync(folder, before, HttpStatusCode.Redirect);
        await AssertAllAsync(folder, after, HttpStatusCode.OK);

        await folder.PublishAsync("a.meta.yaml", "draft: true");
        await folder.Site.EventuallyAsync(
            () => StatusAsync(folder, after.QuerySelector("img")!.GetAttribute("src")!), status => status == HttpStatusCode.NotFound);
        await folder.PublishAsync("a.meta.yaml", "draft: false");
        await AssertAllAsync(folder, Parse(await folder.ArticleAsync("a.docx", "fr")), HttpStatusCode.OK);
        await folder.WithdrawAsync("a.docx");
        await AssertAllAsync(folder, after, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pictures_in_text_boxes_and_of_kinds_that_browsers_do_not_show()
    {
        var folder = await sites.NewFolderAsync();
        var box = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + Drawing("Dans un cadre") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
        var row = await folder.PublishAsync("a.docx", Word(DrawnPicture.Photo(), Paragraph(Text) + box + Drawing("Dessin", "rId2")));
        Assert.Contains("such as EMF and WMF): image2.emf (Dessin).", Assert.Single(row.Texts("warnings")), StringComparison.Ordinal);
        var shown = Parse(await folder.ArticleAsync("a.docx", "fr"));
        Assert.Equal(["Dans un cadre"], shown.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")));
        await AssertAllAsync(folder, shown, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pictures_of_OpenDocument_texts()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.odt", OpenDocument(DrawnPicture.Photo()));
        var shown = Parse(await folder.ArticleAsync("a.odt", "fr"));
        Assert.Equal("Le port", shown.QuerySelector("figure > img")!.GetAttribute("alt"));
        Assert.Equal("Illustration 1 : les quais", shown.QuerySelector("figcaption")!.TextContent);
        await AssertAllAsync(folder, shown, HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a.md", "# Les quais\n\nTEXT\n\n![Le port](DATA)\n")]
    [InlineData("b.md", "---\nlanguage: fr\n---\nTEXT\n\n![Le port][photo]\n\n[photo]: <DATA>\n")]
    [InlineData("d.mdx", "import A from 'a'\n\n# Les quais\n\n<A>\n  TEXT\n\n  ![Le port](DATA)\n</A>\n")]
    [InlineData("c.html", "<html lang=fr><title>Quais</title><link rel=canonical href='https://example.org/a/b'><article><h1>Les quais</h1>"
        + "<p>TEXT</p><p>TEXT Et encore.</p><figure><img src='DATA' alt='Le port'></figure></article></html>")]
    public async Task Pictures_that_are_written_into_a_text(string name, string text)
    {
        var folder = await sites.NewFolderAsync();
        var data = $"data:image/jpeg;base64,{Convert.ToBase64String(DrawnPicture.Photo())}";
        await folder.PublishAsync(name, text.Replace("TEXT", Text, StringComparison.Ordinal).Replace("DATA", data, StringComparison.Ordinal));
        var article = await folder.ArticleAsync(name, "fr");
        Assert.Equal("Le port", article.GetProperty("image").Text("alt"));
        Assert.DoesNotContain("data:", article.Text("html"), StringComparison.Ordinal);
        await AssertAllAsync(folder, Parse(article), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Pictures_and_PDFs_of_a_mail_are_published_and_other_attachments_are_named()
    {
        var folder = await sites.NewFolderAsync();
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n");
        var row = await folder.PublishAsync("a.eml", Mail(
            $"<html lang=fr><p>{Text}</p><p><img src=\"cid:port@x\" alt=\"Le port\"></p></html>",
            ("image/jpeg", "port.jpg", "port@x", DrawnPicture.Photo()),
            ("image/jpeg", "quai.jpg", null, DrawnPicture.Photo(700, 500, seed: 4)),
            ("application/pdf", "Le rapport.pdf", null, pdf),
            ("application/zip", "secret.zip", null, pdf)));
        Assert.Contains("\"secret.zip\"", Assert.Single(row.Texts("warnings")), StringComparison.Ordinal);

        var article = await folder.ArticleAsync("a.eml", "fr");
        var shown = Parse(article);
        Assert.Equal(["Le port", ""], shown.QuerySelectorAll("img").Select(image => image.GetAttribute("alt")));
        await AssertAllAsync(folder, shown, HttpStatusCode.OK);
        var download = article.List("downloads").Single();
        Assert.Equal("Le rapport.pdf", download.Text("title"));
        using var answer = await folder.Site.GetAsync(download.Text("url")!, ("Range", "bytes=1-3"));
        Assert.Equal("PDF", await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_files_of_a_bundle_are_as_if_they_were_uploaded_beside_it()
    {
        var folder = await sites.NewFolderAsync();
        var first = Zip(
            ("a.md", Article("Les quais", "![Le port](images/photo.jpg)")), ("images/photo.jpg", DrawnPicture.Photo()),
            ("b.md", Article("Les jardins", "[Les quais](a.md)")), ("../c.md", Article("Dehors", "")));
        var row = await folder.PublishAsync("numéro.bundle.zip", first);
        Assert.Equal("file", row.Text("state"));
        Assert.Contains("../c.md was not unpacked", Assert.Single(row.Texts("warnings")), StringComparison.Ordinal);
        foreach (var name in new[] { "a.md", "b.md" })
        {
            await folder.Site.OverAsync(folder.Path(name), item => item.Text("state") == "complete");
        }

        await AssertAllAsync(folder, Parse(await folder.ArticleAsync("a.md", "fr")), HttpStatusCode.OK);
        await folder.PublishAsync("numéro.bundle.zip", Zip(("a.md", Article("Les quais ouverts", ""))));
        await folder.Site.OverAsync(folder.Path("b.md"), item => item.Text("state") == "withdrawn");
        await folder.Site.EventuallyAsync(
            async () => (await folder.ArticleAsync("a.md", "fr")).Text("title"), title => title == "Les quais ouverts");
        await folder.WithdrawAsync("numéro.bundle.zip");
        await folder.Site.OverAsync(folder.Path("a.md"), item => item.Text("state") == "withdrawn");
    }

    [Fact]
    public async Task An_archive_that_is_no_bundle_is_a_file_and_its_row_names_what_would_be_articles()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("numéro.zip", Zip(
            ("a.md", Article("Les quais", "")), ("b/c.docx", [1]), ("d.html", [2]), ("e.txt", [3]), ("README.md", [4]), ("data.json", [5]),
            ("photo.jpg", DrawnPicture.Photo())));
        Assert.Equal("file", row.Text("state"));
        Assert.Equal(
            "The archive is a file, and is not unpacked. It has 4 that would be articles (a.md, b/c.docx, d.html, …): to publish them, "
                + "upload it as numéro.bundle.zip.",
            Assert.Single(row.Texts("warnings")));
    }

    [Fact]
    public async Task An_archive_without_articles_is_a_file_without_a_hint()
    {
        var folder = await sites.NewFolderAsync();
        Assert.Empty((await folder.PublishAsync("a.zip", Zip(("data.csv", [1]), ("data.json", [2])))).Texts("warnings"));
        Assert.Empty((await folder.PublishAsync("b.zip", Zip(("a.md", Article("Les quais", "")))[..^30])).Texts("warnings"));
        Assert.Empty((await folder.PublishAsync("c.zip", [1, 2, 3])).Texts("warnings"));
    }

    private static byte[] Article(string title, string body) =>
        Encoding.UTF8.GetBytes($"---\ntitle: {title}\nlanguage: fr\n---\n{Text}\n\n{body}\n");

    private static byte[] Word(byte[] photo, string body) => Zip(
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="emf" ContentType="image/x-emf"/>
            <Override PartName="/word/document.xml"
              ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """)),
        ("_rels/.rels", Encoding.UTF8.GetBytes("""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Target="word/document.xml"
              Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>
            """)),
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes("""
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.jpeg"/>
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image2.emf"/>
            </Relationships>
            """)),
        ("word/media/image1.jpeg", photo),
        ("word/media/image2.emf", [1, 2, 3]),
        ("word/document.xml", Encoding.UTF8.GetBytes($"""
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
              xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
              xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{body}</w:body></w:document>
            """)));

    private static string Paragraph(string text, string? style = null) =>
        $"<w:p>{(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}<w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Drawing(string alternative, string id = "rId1") =>
        $"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"P\" descr=\"{alternative}\"/><a:graphic><a:graphicData uri=\"x\"><pic:pic>"
        + $"<pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    private static byte[] OpenDocument(byte[] photo) => Zip(("Pictures/1.jpg", photo), ("content.xml", Encoding.UTF8.GetBytes($"""
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
          xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
        <office:body><office:text><text:p>{Text}</text:p><text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration"><draw:frame>
        <draw:image xlink:href="Pictures/1.jpg"/><svg:desc>Le port</svg:desc></draw:frame>Illustration 1 : les quais</text:p></draw:text-box>
        </draw:frame></text:p></office:text></office:body></office:document-content>
        """)));

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] Mail(string html, params (string Type, string Name, string? Id, byte[] Content)[] parts) => Encoding.UTF8.GetBytes(
        "From: Ana Prado <ana@example.org>\r\nSubject: Les quais de la ville\r\nDate: Sat, 14 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n"
        + string.Concat(parts.Select(part =>
            $"--b\r\nContent-Type: {part.Type}; name=\"{part.Name}\"\r\nContent-Transfer-Encoding: base64\r\n"
            + (part.Id is null ? $"Content-Disposition: attachment; filename=\"{part.Name}\"\r\n"
                : $"Content-Id: <{part.Id}>\r\nContent-Disposition: inline; filename=\"{part.Name}\"\r\n")
            + $"\r\n{Convert.ToBase64String(part.Content, Base64FormattingOptions.InsertLineBreaks)}\r\n"))
        + "--b--\r\n");

    private static IElement Parse(JsonElement article) => new HtmlParser().ParseDocument(article.Text("html")!).Body!;

    private static IEnumerable<string> Addresses(IElement image) =>
        (image.GetAttribute("srcset") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')[0])
            .Append(image.GetAttribute("src")!);

    private static async Task AssertAllAsync(SiteFolder folder, IElement body, HttpStatusCode expected)
    {
        var images = body.QuerySelectorAll("img");
        Assert.NotEmpty(images);
        foreach (var address in images.SelectMany(Addresses))
        {
            await AssertAsync(folder, address, expected);
        }
    }

    private static async Task AssertAsync(SiteFolder folder, string address, HttpStatusCode expected) =>
        Assert.Equal(expected, await StatusAsync(folder, address));

    private static async Task<HttpStatusCode> StatusAsync(SiteFolder folder, string address)
    {
        using var answer = await folder.Site.GetAsync(address);
        return answer.StatusCode;
    }
}
