using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Blobs;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The command <c>import FILE</c>: another site moves in.</summary>
public sealed class ExportImportTests(RunningSite sites) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsroom-export-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_site_of_wordpress_moves_in_and_its_addresses_lead_to_the_articles()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr,en" });
        using var old = new OldSite();
        var export = await WriteAsync(old);

        var (code, output) = await ImportAsync(site, export, "--wait", "--download", "--report", Path.Combine(_folder.FullName, "r.csv"));
        Assert.True(code == 0, output);
        Assert.Matches(@"post\s+2\s+1\s+0\s+0", output);
        Assert.Matches(@"attachment\s+0\s+0\s+2\s+0", output);
        Assert.Contains("2 files of the old site: 1 fetched, 0 there already, 1 not fetched.", output, StringComparison.Ordinal);
        Assert.Contains("missing.png: not fetched: it answers 404", output, StringComparison.Ordinal);
        Assert.Matches("3 articles uploaded in .*, 1 file\\.", output);

        var id = new BlobPath("2024/05/le-port.md").ArticleId;
        var article = await site.GetJsonAsync($"api/articles/{id}?lang=fr");
        Assert.Equal("2024-05-02T14:30:00+02:00", article.Text("published"));
        Assert.Contains("Lire aussi", article.Text("text"), StringComparison.Ordinal);
        foreach (var address in new[] { "/2024/05/le-port/", "/?p=11" })
        {
            using var moved = await site.GetAsync(address);
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/fr/{id}"), (moved.StatusCode, moved.Headers.Location!.AbsolutePath));
        }

        Assert.Equal("file", (await site.StatusAsync("2024/05/quai.svg")).Text("state"));
        Assert.Equal("held", (await site.StatusAsync("2024/05/brouillon.md")).Text("state"));
        Assert.Equal(2, (await site.GetJsonAsync("api/articles?lang=fr")).GetProperty("items").GetArrayLength());
        Assert.Equal(
            ["attachment", "attachment", "file", "file", "kind", "post", "post", "post"],
            (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "r.csv"), Cancelled))
                .Select(row => row.Split('"')[1]).Order(StringComparer.Ordinal));

        (code, output) = await ImportAsync(site, export, "--download");
        Assert.True(code == 0, output);
        Assert.Contains("3 unchanged, skipped.", output, StringComparison.Ordinal);
        Assert.Contains("0 articles uploaded in ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_here_stays_unless_it_is_to_be_replaced()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        using var old = new OldSite();
        var export = await WriteAsync(old);
        await ImportAsync(site, export);
        await site.UploadAsync("2024/05/le-port.md", "Un autre texte.");
        await File.WriteAllTextAsync(
            export, (await File.ReadAllTextAsync(export, Cancelled)).Replace("Suite", "Nouvelle suite", StringComparison.Ordinal), Cancelled);

        var (_, output) = await ImportAsync(site, export);
        Assert.Contains(
            "1 were edited here, and not replaced (--overwrite replaces them): 2024/05/le-port.md", output, StringComparison.Ordinal);
        Assert.Contains("1 article uploaded in ", output, StringComparison.Ordinal);
        Assert.Equal("Un autre texte.", await ContentAsync(site, "2024/05/le-port.md"));

        await ImportAsync(site, export, "--overwrite");
        Assert.Contains("Lire aussi", await ContentAsync(site, "2024/05/le-port.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_fetched_from_the_public_internet_alone()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        using var old = new OldSite();
        var (code, output) = await ImportAsync(site, await WriteAsync(old), privateAddresses: false, "--download");
        Assert.True(code == 0, output);
        Assert.Contains("It is not an address of the public internet", output, StringComparison.Ordinal);
        Assert.Equal(0, old.Requests);
    }

    [Fact]
    public async Task A_broken_export_is_taken_as_far_as_it_goes_and_fails()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        using var old = new OldSite();
        var export = await WriteAsync(old);
        var text = await File.ReadAllTextAsync(export, Cancelled);
        await File.WriteAllTextAsync(export, text[..text.IndexOf("<title>Brouillon", StringComparison.Ordinal)], Cancelled);

        var (code, output) = await ImportAsync(site, export);
        Assert.Equal(1, code);
        Assert.Contains("The file is broken at line ", output, StringComparison.Ordinal);
        Assert.Contains("2 articles uploaded in ", output, StringComparison.Ordinal);
    }

    private static async Task<string> ContentAsync(NewsroomSite site, string path)
    {
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04);
        var blob = new BlobServiceClient(site.Storage, options).GetBlobContainerClient("articles").GetBlobClient(path);
        return (await blob.DownloadContentAsync(Cancelled)).Value.Content.ToString();
    }

    private static Task<(int ExitCode, string Output)> ImportAsync(NewsroomSite site, string export, params string[] options) =>
        ImportAsync(site, export, privateAddresses: true, options);

    private static async Task<(int ExitCode, string Output)> ImportAsync(
        NewsroomSite site, string export, bool privateAddresses, params string[] options)
    {
        var settings = new Dictionary<string, string> { ["Newsroom__NotifyPrivateAddresses"] = privateAddresses.ToString() };
        await using var process = NewsroomProcess.Start("", settings, ["import", export, "--storage", site.Storage, .. options]);
        return await process.EndedAsync();
    }

    private async Task<string> WriteAsync(OldSite old)
    {
        var path = Path.Combine(_folder.FullName, "export.xml");
        await File.WriteAllTextAsync(path, $"""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
            <title>Ports</title><link>{old.Address}</link><language>fr-FR</language><wp:wxr_version>1.2</wp:wxr_version>
            {Post("11", "le-port", "publish", $"<p>Les voisins parlent de leurs projets.</p><p>Lire aussi</p><p><img src=\"{old.Address}/wp-content/uploads/2024/05/quai.svg\" alt=\"Le quai\"></p><p>Lire aussi</p>")}
            {Post("12", "la-suite", "publish", $"<p>Suite des projets du port.</p><p><img src=\"{old.Address}/wp-content/uploads/2024/05/missing.png\"></p>")}
            {Post("13", "brouillon", "draft", "<p>Pas encore.</p>")}
            {Attachment("21", $"{old.Address}/wp-content/uploads/2024/05/quai.svg")}
            {Attachment("22", $"{old.Address}/wp-content/uploads/2024/05/missing.png")}
            </channel></rss>
            """, Cancelled);
        return path;

        string Post(string id, string name, string status, string content) =>
            $"<item><title>{char.ToUpperInvariant(name[0])}{name[1..]}</title><link>{old.Address}/2024/05/{name}/</link>"
            + $"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{id}</wp:post_id><wp:post_date>2024-05-02 14:30:00</wp:post_date>"
            + $"<wp:post_date_gmt>2024-05-02 12:30:00</wp:post_date_gmt><wp:post_name>{name}</wp:post_name><wp:status>{status}</wp:status>"
            + "<wp:post_type>post</wp:post_type></item>";

        static string Attachment(string id, string url) =>
            $"<item><title>{id}</title><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type>"
            + $"<wp:attachment_url>{url}</wp:attachment_url></item>";
    }

    /// <summary>The old site: it has one picture.</summary>
    private sealed class OldSite : IDisposable
    {
        private const string Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\"><rect width=\"9\" height=\"9\"/></svg>";

        private readonly HttpListener _listener = new();
        private int _requests;

        public OldSite()
        {
            using (var socket = new TcpListener(IPAddress.Loopback, 0))
            {
                socket.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}";
            }

            _listener.Prefixes.Add($"{Address}/");
            _listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public int Requests => _requests;

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext request;
                try
                {
                    request = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                Interlocked.Increment(ref _requests);
                var isPicture = request.Request.Url!.AbsolutePath.EndsWith("/quai.svg", StringComparison.Ordinal);
                request.Response.StatusCode = isPicture ? 200 : 404;
                request.Response.ContentType = "image/svg+xml";
                await request.Response.OutputStream.WriteAsync(isPicture ? Encoding.UTF8.GetBytes(Picture) : [], Cancelled);
                request.Response.Close();
            }
        }
    }
}
