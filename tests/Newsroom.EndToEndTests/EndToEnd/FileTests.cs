using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Files beside articles: pictures and attachments.</summary>
public sealed class FileTests(RunningSite sites)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n");

    private static readonly System.Xml.Linq.XNamespace Media = "http://search.yahoo.com/mrss/";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_no_rejected_article()
    {
        var folder = await sites.NewFolderAsync();
        foreach (var name in new[] { "photo.jpg", "rapport.pdf", "notes", "archive.tar.gz", "fin." })
        {
            var row = await folder.PublishAsync(name, name == "photo.jpg" ? DrawnPicture.Photo() : Pdf);
            Assert.Equal("file", row.Text("state"));
            Assert.Null(row.Text("error"));
            Assert.Null(row.Text("article"));
            Assert.Equal(name == "rapport.pdf" ? 1 : 0, row.Texts("warnings").Count(IsAboutPdf));
        }
    }

    [Theory]
    [InlineData("![Le port](photo.jpg)", "a.md", "photo.jpg")]
    [InlineData("![Le port](./images/le%20port.jpg \"Titre\")", "a.md", "images/le port.jpg")]
    [InlineData("![Le port](../photo.jpg?raw=true)", "2026/a.md", "photo.jpg")]
    [InlineData("<img src=\"images\\photo.jpg\" alt=\"Le port\">", "a.md", "images/photo.jpg")]
    [InlineData("![Le port](Photo.JPG)", "a.md", "photo.jpg")]
    [InlineData("![Le port](e\u0301te\u0301.jpg)", "a.md", "\u00e9t\u00e9.jpg")]
    [InlineData("![Le port](photo.jpg)", "content/posts/port/index.md", "content/posts/port/photo.jpg")]
    [InlineData("{{< figure src=\"photo.jpg\" alt=\"Le port\" >}}", "content/posts/port/index.fr.md", "content/posts/port/photo.jpg")]
    [InlineData("![Le port](/images/photo.jpg)", "content/posts/port.md", "static/images/photo.jpg")]
    [InlineData("![Le port](/assets/photo.jpg)", "_posts/2026-01-02-port.md", "assets/photo.jpg")]
    public async Task A_picture_is_found_from_the_path_of_the_article(string written, string article, string picture)
    {
        var folder = await sites.NewFolderAsync();
        var photo = DrawnPicture.Photo();
        await folder.PublishAsync(picture, photo);
        await folder.PublishAsync(article, Text(folder, written));

        var image = await ImageAsync(folder, article);
        Assert.Equal("Le port", image.GetAttribute("alt"));
        Assert.Equal(("800", "600", "lazy"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading")));
        foreach (var address in Addresses(image))
        {
            using var answer = await folder.Site.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_slash_at_the_beginning_stands_for_the_container()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("docs/rapport.pdf", Pdf);
        await folder.PublishAsync("2026/a.md", Text(folder, $"[Le rapport annuel](/{folder.Path("docs/rapport.pdf")}#page=2)"));

        var link = Parse(await HtmlAsync(folder, "2026/a.md")).QuerySelector("a")!.GetAttribute("href")!;
        Assert.EndsWith("#page=2", link, StringComparison.Ordinal);
        using var answer = await folder.Site.GetAsync(link);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task No_path_leads_out_of_the_container()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "![Le port](../../../../../../etc/%2e%2e/%2E%2E/photo.jpg)"));

        var row = await folder.Site.StatusAsync(folder.Path("a.md"));
        Assert.Equal(["It refers to the file photo.jpg, which is not there yet."], row.Texts("warnings").Where(IsAboutFiles));
    }

    [Fact]
    public async Task A_link_is_right_whichever_comes_first_and_whatever_becomes_of_the_file()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.md", Text(folder, "![Le port](photo.jpg)"));
        Assert.Contains("photo.jpg, which is not there yet", await WarningsAsync(folder), StringComparison.Ordinal);
        var before = (await ImageAsync(folder, "a.md")).GetAttribute("src")!;
        await AssertStatusAsync(folder, before, HttpStatusCode.NotFound);

        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(800, 600));
        var first = await ImageAsync(folder, "a.md");
        Assert.Equal("800", first.GetAttribute("width"));
        Assert.Equal("", await WarningsAsync(folder));
        await AssertStatusAsync(folder, before, HttpStatusCode.OK);

        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(1000, 500, seed: 9));
        var second = await ImageAsync(folder, "a.md");
        Assert.Equal("1000", second.GetAttribute("width"));
        using var moved = await folder.Site.GetAsync(first.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        await AssertStatusAsync(folder, moved.Headers.Location!.ToString(), HttpStatusCode.OK);

        await folder.WithdrawAsync("photo.jpg");
        await AssertStatusAsync(folder, second.GetAttribute("src")!, HttpStatusCode.NotFound);
        Assert.Contains("photo.jpg, which is not there yet", await WarningsAsync(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_and_the_feeds_and_the_translations_have_the_picture()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo());
        await folder.PublishAsync("rapport.pdf", Pdf);
        await folder.PublishAsync("a.md", Text(folder, "![Le port](photo.jpg)\n\n[Le rapport annuel](rapport.pdf)"));

        foreach (var language in new[] { "fr", "en" })
        {
            var feed = await folder.Site.GetJsonAsync($"api/feeds/{language}/feed.json?tag={folder.Tag}");
            var item = feed.List("items").Single();
            Assert.All(
                Addresses(Parse(item.Text("content_html")!).QuerySelector("img")!),
                address => Assert.Equal(folder.Site.Http.BaseAddress!.Authority, new Uri(address).Authority));
            var attachment = item.List("attachments").Single();
            Assert.Equal("application/pdf", attachment.Text("mime_type"));
            Assert.Equal(Pdf.Length, attachment.GetProperty("size_in_bytes").GetInt32());
            await AssertStatusAsync(folder, attachment.Text("url")!, HttpStatusCode.OK);

            var page = Parse(await folder.Site.GetTextAsync($"{language}/{folder.Id("a.md")}"));
            Assert.Equal(2, page.QuerySelectorAll("article a[href$='/rapport.pdf']").Length);
            foreach (var address in Addresses(page.QuerySelector("article img")!))
            {
                await AssertStatusAsync(folder, address, HttpStatusCode.OK);
            }
        }
    }

    [Fact]
    public async Task A_file_is_public_only_while_a_public_article_refers_to_it()
    {
        var folder = await sites.NewFolderAsync();
        var address = $"/files/current/{folder.Path("rapport.pdf")}";
        await folder.PublishAsync("rapport.pdf", Pdf);
        await AssertStatusAsync(folder, address, HttpStatusCode.NotFound);

        await folder.PublishAsync("a.md", Text(folder, "[Le rapport annuel](rapport.pdf)", "draft: true"));
        await AssertStatusAsync(folder, address, HttpStatusCode.NotFound);

        await folder.PublishAsync("a.md", Text(folder, "[Le rapport annuel](rapport.pdf)", "date: 2099-01-01"));
        await AssertStatusAsync(folder, address, HttpStatusCode.NotFound);

        await folder.PublishAsync("a.md", Text(folder, "[Le rapport annuel](rapport.pdf)"));
        await AssertStatusAsync(folder, address, HttpStatusCode.OK);

        await folder.PublishAsync("a.md", Text(folder, "Plus de rapport."));
        await folder.Site.EventuallyAsync(() => StatusAsync(folder, address), status => status == HttpStatusCode.NotFound);

        await folder.PublishAsync("b.md", Text(folder, "[Le rapport annuel](rapport.pdf)"));
        await AssertStatusAsync(folder, address, HttpStatusCode.OK);
        await folder.WithdrawAsync("b.md");
        await folder.Site.EventuallyAsync(() => StatusAsync(folder, address), status => status == HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("jpg", 6)]
    [InlineData("png", 1)]
    [InlineData("webp", 1)]
    [InlineData("gif", 1)]
    [InlineData("tif", 1)]
    [InlineData("avif", 1)]
    public async Task No_picture_goes_out_with_the_place_where_it_was_taken(string format, int orientation)
    {
        var folder = await sites.NewFolderAsync();
        var photo = DrawnPicture.Photo(800, 600, orientation, format: format);
        Assert.True(photo.AsSpan().IndexOf(DrawnPicture.Place) >= 0 || DrawnPicture.MetadataOf(photo).Contains("xmp-data"));
        await folder.PublishAsync($"photo.{format}", photo);
        await folder.PublishAsync("a.md", Text(folder, $"![Le port](photo.{format}) [Le port en grand](photo.{format})"));

        var image = await ImageAsync(folder, "a.md");
        var isTurned = orientation == 6;
        var expected = isTurned ? ("600", "800") : ("800", "600");
        Assert.Equal(expected, (image.GetAttribute("width"), image.GetAttribute("height")));
        var original = Parse(await HtmlAsync(folder, "a.md")).QuerySelector("a")!.GetAttribute("href")!;
        foreach (var (address, width) in Addresses(image).Order().Select(address => (address, (string?)null)).Append((original, expected.Item1)))
        {
            var bytes = await folder.Site.Http.GetByteArrayAsync(address, Cancelled);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(DrawnPicture.Place));
            Assert.Empty(DrawnPicture.MetadataOf(bytes));
            var size = DrawnPicture.SizeOf(bytes);
            Assert.Equal(isTurned ? size.Height * 3 / 4.0 : size.Height * 4 / 3.0, size.Width, tolerance: 1.5);
            Assert.True(width is null || $"{size.Width}" == width);
        }
    }

    [Fact]
    public async Task No_drawing_goes_out_with_the_place_where_its_photo_was_taken()
    {
        var folder = await sites.NewFolderAsync();
        var photo = DrawnPicture.Photo(400, 300);
        await folder.PublishAsync("plan.svg", Encoding.UTF8.GetBytes($"""
            <?xml version="1.0"?><!-- {Encoding.ASCII.GetString(DrawnPicture.Place)} -->
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
              i:export-filename="/home/anne/plan.png" onload="alert(1)"><metadata>{Encoding.ASCII.GetString(DrawnPicture.Place)}</metadata>
            <script>alert(1)</script><title>Le plan</title><rect width="4" height="4"/>
            <image xlink:href="data:image/jpeg;base64,{Convert.ToBase64String(photo)}"/></svg>
            """));
        await folder.PublishAsync("a.md", Text(folder, "![Le plan](plan.svg)"));

        var drawing = await folder.Site.GetTextAsync((await ImageAsync(folder, "a.md")).GetAttribute("src")!);
        Assert.DoesNotContain(Encoding.ASCII.GetString(DrawnPicture.Place), drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("anne", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", drawing, StringComparison.Ordinal);
        Assert.Contains("<title>Le plan</title><rect", drawing, StringComparison.Ordinal);
        var inside = Convert.FromBase64String(drawing.Split("base64,")[1].Split('"')[0]);
        Assert.Equal((400, 300), DrawnPicture.SizeOf(inside));
        Assert.Empty(DrawnPicture.MetadataOf(inside));
    }

    [Theory]
    [InlineData("rapport.bin", "PK\u0003\u0004..mimetypeapplication/epub+zip", "application/epub+zip", "attachment")]
    [InlineData("page.jpg", "<html><script>alert(1)</script>", "text/plain", "inline")]
    [InlineData("faux.png", "MZ\u0000\u0001", "application/octet-stream", "attachment")]
    [InlineData("dessin.svg", "<?xml version=\"1.0\"?>\n<svg><script>alert(1)</script></svg>", "image/svg+xml", "inline")]
    [InlineData("son.mp3", "ID3\u0003\u0000", "audio/mpeg", "inline")]
    public async Task The_type_of_a_file_is_that_of_its_content(string name, string content, string type, string disposition)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(name, Encoding.Latin1.GetBytes(content));
        await folder.PublishAsync("a.md", Text(folder, $"[Le document annexe]({name})"));

        using var answer = await folder.Site.GetAsync($"/files/current/{folder.Path(name)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(disposition, answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.EndsWith("; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_of_a_file_are_answered_and_caches_keep_it_under_its_version()
    {
        var folder = await sites.NewFolderAsync();
        var content = Pdf.Concat(new byte[100_000]).ToArray();
        await folder.PublishAsync("rapport.pdf", content);
        await folder.PublishAsync("a.md", Text(folder, "[Le rapport annuel](rapport.pdf)"));
        var address = Parse(await HtmlAsync(folder, "a.md")).QuerySelector("a")!.GetAttribute("href")!;

        using var whole = await folder.Site.GetAsync(address);
        var etag = whole.Headers.ETag!.Tag;
        Assert.False(whole.Headers.ETag.IsWeak);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", whole.Headers.GetValues("Cache-Control")));
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());

        using var part = await folder.Site.GetAsync(address, ("Range", "bytes=10-19"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(content[10..20], await part.Content.ReadAsByteArrayAsync(Cancelled));
        using var end = await folder.Site.GetAsync(address, ("Range", "bytes=-5"), ("If-Range", etag));
        Assert.Equal(content[^5..], await end.Content.ReadAsByteArrayAsync(Cancelled));
        using var other = await folder.Site.GetAsync(address, ("Range", "bytes=0-4"), ("If-Range", "\"another\""));
        Assert.Equal((HttpStatusCode.OK, content.Length), (other.StatusCode, (await other.Content.ReadAsByteArrayAsync(Cancelled)).Length));
        using var behind = await folder.Site.GetAsync(address, ("Range", "bytes=999999-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
        using var same = await folder.Site.GetAsync(address, ("If-None-Match", etag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var unlike = await folder.Site.GetAsync(address, ("If-Match", "\"another\""));
        Assert.Equal((HttpStatusCode.PreconditionFailed, true), (unlike.StatusCode, unlike.Headers.CacheControl?.NoStore));
        Assert.Equal("application/problem+json", unlike.Content.Headers.ContentType?.MediaType);
        using var head = await folder.Site.SendAsync(HttpMethod.Head, address);
        Assert.Equal((HttpStatusCode.OK, content.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));

        using var current = await folder.Site.GetAsync($"/files/current/{folder.Path("rapport.pdf")}");
        Assert.Equal("public, no-cache", string.Join(", ", current.Headers.GetValues("Cache-Control")));
        Assert.Equal(etag, current.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData("bombe.png", "at most 50 million are read")]
    [InlineData("coupee.jpg", "The picture is broken")]
    [InlineData("coupee.svg", "The drawing is broken")]
    [InlineData("photo.svg", "photos inside that can't be made anew")]
    public async Task A_picture_that_cannot_be_read_is_not_public_and_the_status_says_why(string name, string reason)
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync(name, name switch
        {
            "bombe.png" => HugePng(),
            "coupee.svg" => "<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>"u8.ToArray(),
            "photo.svg" => "<svg xmlns='http://www.w3.org/2000/svg'><style>a{b:url(data:image/jpeg;base64,AAAA)}</style></svg>"u8.ToArray(),
            _ => DrawnPicture.Photo()[..2_000],
        });
        Assert.Equal("file", row.Text("state"));
        Assert.Contains(reason, row.Texts("warnings").Single(), StringComparison.Ordinal);
        await folder.PublishAsync("a.md", Text(folder, $"![Le port]({name})"));

        Assert.Contains(reason, await WarningsAsync(folder), StringComparison.Ordinal);
        await AssertStatusAsync(folder, $"/files/current/{folder.Path(name)}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/files/current/")]
    [InlineData("/files/current/nothing.jpg")]
    [InlineData("/files/abc/nothing.jpg")]
    [InlineData("/files/current-7/nothing.jpg")]
    [InlineData("/files/current/../api/health")]
    [InlineData("/files/aaaaaaaaaaaaaaaaaaaa-320/%2e%2e/x.jpg")]
    public async Task Other_addresses_lead_nowhere(string address)
    {
        var folder = await sites.NewFolderAsync();
        using var answer = await folder.Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("image: photo.jpg", "", null, null, null)]
    [InlineData("cover:\n  image: photo.jpg\n  alt: Le quai au soir", "", "Le quai au soir", null, null)]
    [InlineData(
        "featured_image: {src: photo.jpg, alt: Le quai, caption: Les quais ouverts, credit: A. Banti}",
        "![Un plan](plan.png)", "Le quai", "Les quais ouverts", "A. Banti")]
    [InlineData("tags: [x]", "![Un logo](logo.png)\n\n![Le quai au soir](photo.jpg)", "Le quai au soir", null, null)]
    [InlineData(
        "tags: [x]", "<figure><img src=\"photo.jpg\" alt=\"Le quai\"><figcaption>Les quais ouverts</figcaption></figure>",
        "Le quai", "Les quais ouverts", null)]
    public async Task The_lead_picture_is_the_stated_one_or_the_first_of_the_text_that_is_wide_enough(
        string header, string body, string? alt, string? caption, string? credit)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(900, 600));
        await folder.PublishAsync("logo.png", DrawnPicture.Png(120, 60));
        await folder.PublishAsync("plan.png", DrawnPicture.Png());
        await folder.PublishAsync("a.md", Text(folder, body, header));

        var image = (await folder.ArticleAsync("a.md", "fr")).GetProperty("image");
        Assert.Equal((alt, caption, credit), (image.Text("alt"), image.Text("caption"), image.Text("credit")));
        Assert.Equal(("900", "600", "image/webp"), (image.Text("width"), image.Text("height"), image.Text("type")));
        Assert.Equal([320, 640, 900], image.List("sizes").Select(size => size.GetProperty("width").GetInt32()));
        foreach (var size in image.List("sizes"))
        {
            var bytes = await folder.Site.Http.GetByteArrayAsync(size.Text("url"), Cancelled);
            Assert.Equal(size.GetProperty("width").GetInt32(), DrawnPicture.SizeOf(bytes).Width);
        }
    }

    [Fact]
    public async Task The_lead_picture_is_on_the_page_and_in_every_feed()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(900, 600));
        await folder.PublishAsync(
            "a.md",
            Text(folder, "La fin.", "date: 2026-03-14\nimage: {src: photo.jpg, alt: Le quai, caption: Les quais, credit: Banti}"));
        var url = (await folder.ArticleAsync("a.md", "fr")).GetProperty("image").Text("url")!;

        var json = (await folder.Site.GetJsonAsync($"api/feeds/fr/feed.json?tag={folder.Tag}")).List("items").Single();
        Assert.Equal(url, json.Text("image"));
        Assert.Equal(url, json.Text("banner_image"));
        foreach (var format in new[] { "rss.xml", "atom.xml" })
        {
            var text = await folder.Site.GetTextAsync($"api/feeds/fr/{format}?tag={folder.Tag}");
            Feeds.FeedRules.AssertValid(Encoding.UTF8.GetBytes(text));
            var feed = System.Xml.Linq.XDocument.Parse(text);
            var media = feed.Descendants(Media + "content").Single();
            Assert.Equal([url, "image/webp", "image", "900", "600"], media.Attributes().Select(attribute => attribute.Value));
            Assert.Equal(("Le quai", "Banti"), (media.Element(Media + "description")!.Value, media.Element(Media + "credit")!.Value));
            Assert.Equal("320", feed.Descendants(Media + "thumbnail").Single().Attribute("width")!.Value);
            Assert.Equal(format == "rss.xml" ? [(url, "image/webp")] : [], EnclosuresOf(feed));
        }

        await folder.PublishAsync("rapport.pdf", Pdf);
        await folder.PublishAsync("b.md", Text(folder, "[Le rapport annuel](rapport.pdf)", "date: 2026-03-15\nimage: photo.jpg"));
        var newest = System.Xml.Linq.XDocument.Parse(await folder.Site.GetTextAsync($"api/feeds/fr/rss.xml?tag={folder.Tag}&limit=1"));
        Assert.Equal(["application/pdf"], EnclosuresOf(newest).Select(file => file.Type));

        var page = new HtmlParser().ParseDocument(await folder.Site.GetTextAsync($"fr/{folder.Id("a.md")}"));
        Assert.Equal(url, page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
        var shown = page.QuerySelector("article figure img")!;
        Assert.Equal(("Le quai", "900", "600"), (shown.GetAttribute("alt"), shown.GetAttribute("width"), shown.GetAttribute("height")));
        Assert.Equal("Les quais – Banti", page.QuerySelector("article figcaption")!.TextContent);
    }

    [Theory]
    [InlineData("image: {src: photo.jpg, alt: Le quai, caption: Les quais ouverts, credit: Banti}", "La fin.")]
    [InlineData("date: 2026-03-14", "<figure><img src=\"photo.jpg\" alt=\"Le &lt;quai&gt;\"><figcaption>Les <b>quais</b> d’été</figcaption></figure>")]
    [InlineData("date: 2026-03-14", "![](logo.png)\n\n![Le quai](photo.jpg)")]
    [InlineData("image: absente.jpg", "![Le quai](photo.jpg)")]
    [InlineData("image: {src: 'https://example.org/quai.jpg', alt: Le quai}", "![Le port](photo.jpg)")]
    public async Task Lists_and_hits_have_the_picture_that_the_article_has_now(string header, string body)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("logo.png", DrawnPicture.Png(120, 60));
        await folder.PublishAsync("a.md", Text(folder, $"{body}\n\n{folder.Word(1)}", header));
        await AssertSameAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(900, 600));
        Assert.NotEqual("", await AssertSameAsync());
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(1000, 500, seed: 9));
        Assert.NotEqual("", await AssertSameAsync());
        await folder.WithdrawAsync("photo.jpg");
        await AssertSameAsync();

        async Task<string> AssertSameAsync()
        {
            var expected = ImageOf(await folder.ArticleAsync("a.md", "fr"));
            var list = await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}");
            Assert.Equal(expected, ImageOf(list.List("items").Single()));
            await folder.Site.EventuallyAsync(HitAsync, image => image == expected);
            return expected;
        }

        async Task<string> HitAsync() =>
            ImageOf((await folder.Site.GetJsonAsync($"api/search?lang=fr&q={folder.Word(1)}")).List("items").Single());

        static string ImageOf(JsonElement item) => item.TryGetProperty("image", out var image) ? image.GetRawText() : "";
    }

    [Fact]
    public async Task A_stated_picture_that_is_also_in_the_text_is_on_the_page_once()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(900, 600));
        await folder.PublishAsync("plan.jpg", DrawnPicture.Photo(600, 900));
        await folder.PublishAsync(
            "a.md", Text(folder, "Le début.\n\n![Le quai](photo.jpg)\n\n![Le plan](plan.jpg)\n\nLa fin.", "image: {src: photo.jpg, alt: Le quai}"));

        var page = new HtmlParser().ParseDocument(await folder.Site.GetTextAsync($"fr/{folder.Id("a.md")}"));
        Assert.Equal(["Le quai", "Le plan"], page.QuerySelectorAll("article.story img").Select(image => image.GetAttribute("alt")));
    }

    [Theory]
    [InlineData("image: photo.jpg", "Le quai", "Les <b>quais</b> ouverts")]
    [InlineData("image: {src: photo.jpg, alt: Un port, caption: Les quais ouverts}", "Un port", "Les quais ouverts")]
    [InlineData("image: {src: photo.jpg, caption: Le soir, credit: Banti}", "Le quai", "Le soir – Les <b>quais</b> ouverts – Banti")]
    public async Task A_stated_picture_takes_the_caption_that_it_has_in_the_text(string header, string alt, string caption)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo(900, 600));
        var written = caption.Contains("<b>", StringComparison.Ordinal) ? "Les <b>quais</b> ouverts" : "Les quais ouverts";
        await folder.PublishAsync("a.md", Text(
            folder,
            $"<figure><a href=\"photo.jpg\"><img src=\"photo.jpg\" alt=\"Le quai\"></a><figcaption>{written}</figcaption></figure>\n\nLa fin.",
            header));

        var page = new HtmlParser().ParseDocument(await folder.Site.GetTextAsync($"fr/{folder.Id("a.md")}"));
        Assert.Equal([alt], page.QuerySelectorAll("article.story img").Select(image => image.GetAttribute("alt")));
        Assert.Equal([caption], page.QuerySelectorAll("article.story figcaption").Select(shown => shown.InnerHtml));
        Assert.Contains("La fin.", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_pictures_are_translated_and_found()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("photo.jpg", DrawnPicture.Photo());
        await folder.PublishAsync("a.md", Text(
            folder,
            $"![Les enfants du quartier {folder.Word(1)}](photo.jpg)",
            $"image: {{src: photo.jpg, alt: La maison des voisins {folder.Word(2)}, caption: Les femmes du port {folder.Word(3)}}}"));

        foreach (var number in new[] { 1, 2, 3 })
        {
            Assert.Equal([folder.Id("a.md")], await folder.FoundAsync("fr", folder.Word(number)));
        }

        var english = await folder.ArticleAsync("a.md", "en");
        var alt = Parse(english.Text("html")!).QuerySelector("img")!.GetAttribute("alt");
        Assert.Contains("neighbourhood", alt, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("house", english.GetProperty("image").Text("alt"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("women", english.GetProperty("image").Text("caption"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal([folder.Id("a.md")], await folder.FoundAsync("en", $"house {folder.Word(2)}"));
    }

    [Fact]
    public async Task The_picture_of_a_saved_page_is_the_one_that_it_gives_to_other_sites()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("a.html", $"""
            <html lang="fr"><head><title>Les quais</title><link rel="canonical" href="https://example.org/quais">
            <meta property="og:image" content="/photos/quai.jpg"><meta property="og:image:alt" content="Le quai"></head>
            <body><article><h1>Les quais</h1><p>La ville ouvre ses quais aux voisins et aux familles, dès ce printemps.</p>
            <p>Les jardins suivront à l'automne, avec les écoles et les associations du quartier.</p></article></body></html>
            """);
        var image = (await folder.ArticleAsync("a.html", "fr")).GetProperty("image");
        Assert.Equal(("https://example.org/photos/quai.jpg", "Le quai"), (image.Text("url"), image.Text("alt")));
    }

    private static IEnumerable<(string Url, string Type)> EnclosuresOf(System.Xml.Linq.XDocument feed) =>
        feed.Descendants("enclosure").Select(file => (file.Attribute("url")!.Value, file.Attribute("type")!.Value));

    /// <summary>A line says that it has 50,000 × 50,000 pixels; there are none.</summary>
    private static byte[] HugePng()
    {
        var png = DrawnPicture.Png();
        "\0\0\u00c3\u0050\0\0\u00c3\u0050".Select(c => (byte)c).ToArray().CopyTo(png, 16);
        var crc = System.IO.Hashing.Crc32.Hash(png.AsSpan(12, 17));
        Array.Reverse(crc);
        crc.CopyTo(png, 29);
        return png;
    }

    private static byte[] Report(string title)
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        var page = document.AddPage(PageSize.A4);
        page.AddText(title, 20, new PdfPoint(60, 740), font);
        page.AddText("Les voisins de la ville parlent de leurs projets avec les familles.", 10, new PdfPoint(60, 700), font);
        return document.Build();
    }

    private static string Text(SiteFolder folder, string body, string line = "date: 2026-03-14") =>
        $"---\ntitle: Les quais de la ville\nlanguage: fr\ntags: [{folder.Tag}]\n{line}\n---\n"
            + $"La ville ouvre ses quais aux voisins.\n\n{body}\n";

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static async Task<string> HtmlAsync(SiteFolder folder, string article) =>
        (await folder.ArticleAsync(article, "fr")).Text("html")!;

    private static async Task<IElement> ImageAsync(SiteFolder folder, string article) =>
        Parse(await HtmlAsync(folder, article)).QuerySelector("img")!;

    private static IEnumerable<string> Addresses(IElement image) =>
        (image.GetAttribute("srcset") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')[0])
            .Append(image.GetAttribute("src")!);

    private static async Task<string> WarningsAsync(SiteFolder folder) =>
        string.Join('\n', (await folder.Site.StatusAsync(folder.Path("a.md"))).Texts("warnings").Where(IsAboutFiles));

    private static bool IsAboutPdf(string warning) => warning.StartsWith("It is a file, and no article: ", StringComparison.Ordinal);

    private static bool IsAboutFiles(string warning) => warning.StartsWith("It refers to the file", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(SiteFolder folder, string address)
    {
        using var answer = await folder.Site.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task AssertStatusAsync(SiteFolder folder, string address, HttpStatusCode expected) =>
        Assert.Equal(expected, await StatusAsync(folder, address));
}
