using System.Text.Json;
using Newsroom.Cli;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The project's own sample articles.</summary>
public sealed class SeedTests(RunningSite sites)
{
    private static readonly string[] Languages = ["fr", "en", "es"];

    [Fact]
    public async Task Every_sample_article_ends_as_its_file_says()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Translator = "apertium" });
        var seeds = RepositoryFolder.Find("seeds")!;
        var files = FolderUpload.Files(seeds);
        Assert.True(files.Count >= 12);
        await Task.WhenAll(files.Select(async file =>
            await site.UploadAsync(file.Key, await File.ReadAllBytesAsync(file.Value.FullName, TestContext.Current.CancellationToken))));

        foreach (var (path, file) in files)
        {
            var row = await site.OverAsync(path, row => row.Text("state") != "held" || !IsDue(file));
            if (IsFile(file) || path.StartsWith("site/", StringComparison.Ordinal))
            {
                Assert.Equal("file", row.Text("state"));
                Assert.Empty(row.Texts("warnings"));
                continue;
            }

            Assert.True(row.Text("state") == (IsHeld(file) ? "held" : "complete"), row.ToString());
            if (IsHeld(file)
                || path.EndsWith(".meta.yaml", StringComparison.Ordinal)
                || path.StartsWith("glossary/", StringComparison.Ordinal))
            {
                continue;
            }

            // The article that the file is, or those that it has.
            foreach (var article in row.Texts("items").DefaultIfEmpty(path))
            {
                await AssertReadableAsync(site, await site.OverAsync(article));
            }
        }

        foreach (var language in Languages)
        {
            await ForeignFeedReader.AssertSameItemsAsync(site, language, "limit=100");
            await ForeignReader.AssertSameEventsAsync(site, language);
            await AssertFilesAsync(site, language);
        }

        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task Samples_in_old_encodings_read_as_they_were_written()
    {
        var folder = await sites.NewFolderAsync();
        var seeds = RepositoryFolder.Find("seeds")!;
        await folder.PublishAsync("windows.txt", await ReadAsync(seeds, "observatoire/2025/enquete-cout-des-transferts.txt"));
        await folder.PublishAsync("utf16.txt", await ReadAsync(seeds, "red-de-municipios/2026/convocatoria-proyectos-vecinales.txt"));

        var french = await folder.ArticleAsync("windows.txt", "fr");
        Assert.Equal("Transferts d’argent\u00A0: le coût réel d’un envoi de 200\u00A0€", french.Text("title"));
        Assert.Contains("Hippolyte Vanderkéré, maître d’œuvre de l’étude", french.Text("text"), StringComparison.Ordinal);
        var spanish = await folder.ArticleAsync("utf16.txt", "es");
        Assert.Equal("es", spanish.Text("language"));
        Assert.StartsWith("Convocatoria abierta: 600", spanish.Text("title"), StringComparison.Ordinal);
        Assert.Contains("¿Tiene su barrio una idea", spanish.Text("text"), StringComparison.Ordinal);
        Assert.Contains("Iberoatlántica", spanish.Text("text"), StringComparison.Ordinal);
    }

    private static async Task AssertReadableAsync(NewsroomSite site, JsonElement row)
    {
        Assert.Contains("fr", row.Texts("languages"));
        Assert.Contains("en", row.Texts("languages"));
        Assert.DoesNotContain(row.Texts("warnings"), warning => warning.Contains("ine ", StringComparison.Ordinal));
        foreach (var language in row.Texts("languages"))
        {
            var article = await site.GetJsonAsync($"api/articles/{row.Text("article")}?lang={language}");
            var told = $"{article.Text("title")} {article.Text("summary")} {article.Text("text")}";
            Assert.DoesNotContain('\uFFFD', told);
            // Typical letters of a text that was decoded with the wrong encoding.
            Assert.DoesNotMatch("Ã[©¨ª§ ]|â€|Â ", told);
        }
    }

    /// <summary>The pictures and downloads of the samples answer, in every language.</summary>
    private static async Task AssertFilesAsync(NewsroomSite site, string language)
    {
        var pictures = 0;
        foreach (var item in (await site.GetJsonAsync($"api/articles?lang={language}&limit=100")).List("items"))
        {
            var article = await site.GetJsonAsync($"api/articles/{item.Text("id")}?lang={language}");
            if (article.TryGetProperty("image", out var image))
            {
                pictures++;
                Assert.Equal(image.GetRawText(), item.GetProperty("image").GetRawText());
                Assert.NotNull(image.Text("alt"));
            }

            var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(article.Text("html")!);
            foreach (var address in body.QuerySelectorAll("img").Select(picture => picture.GetAttribute("src")!)
                .Concat(image.ValueKind == JsonValueKind.Object ? image.List("sizes").Select(size => size.Text("url")!) : [])
                .Concat(article.List("downloads").Select(file => file.Text("url")).OfType<string>().Where(IsOfSite)))
            {
                using var answer = await site.GetAsync(address);
                Assert.True(answer.IsSuccessStatusCode, address);
            }
        }

        // A fourth one is held until its day. The site does not translate into Spanish.
        Assert.InRange(pictures, language == "es" ? 1 : 3, 100);

        bool IsOfSite(string url) => url.StartsWith($"{site.Http.BaseAddress}", StringComparison.Ordinal);
    }

    private static Task<byte[]> ReadAsync(DirectoryInfo seeds, string path) =>
        File.ReadAllBytesAsync(Path.Combine(seeds.FullName, path), TestContext.Current.CancellationToken);

    private static bool IsFile(FileInfo file) => file.Extension is ".png" or ".svg" or ".pdf";

    private static bool IsHeld(FileInfo file) =>
        Stated(file, "draft") == "true" || (Date(file) is { } date && date > DateTimeOffset.UtcNow);

    private static bool IsDue(FileInfo file) => Date(file) is { } date && date <= DateTimeOffset.UtcNow && Stated(file, "draft") is null;

    private static DateTimeOffset? Date(FileInfo file) =>
        Stated(file, "date") is { } date ? DateTimeOffset.Parse(date, null, System.Globalization.DateTimeStyles.AssumeUniversal) : null;

    private static string? Stated(FileInfo file, string key) => file.Extension != ".md" ? null : File.ReadLines(file.FullName)
        .Skip(1).TakeWhile(line => line != "---")
        .Where(line => line.StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(key.Length + 1)..].Trim())
        .FirstOrDefault();
}
