using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The command <c>import DIR --storage … --wait</c>.</summary>
public sealed class ImportTests(RunningSite sites) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsroom-import-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_import_uploads_a_folder_skips_what_is_unchanged_and_lists_what_was_rejected()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        var names = Enumerable.Range(0, 20).Select(i => $"2025/é {i % 3}/article #{i}.txt").ToArray();
        foreach (var name in names)
        {
            await WriteAsync(name, "Les voisins vivent dans la ville et parlent de leurs projets.");
        }

        await WriteAsync("photo.txt", "");
        await WriteAsync(".hidden/secret.txt", "Les voisins vivent dans la ville.");

        var (code, output) = await ImportAsync(site, "--wait");
        Assert.True(code == 0, output);
        Assert.Matches(@"21 articles uploaded in \d+\.\d s \(\d+\.\d articles/s\)\.", output);
        Assert.Matches(@"20 articles read, published and searchable in ", output);
        Assert.Contains("rejected: photo.txt: The file is empty.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.Equal(20, (await site.GetJsonAsync("api/search?lang=fr&q=voisins")).GetProperty("total").GetInt32());
        Assert.Equal(
            names.Append("photo.txt").Order(StringComparer.Ordinal),
            (await site.StatusAsync()).Select(row => row.Text("path")).Order(StringComparer.Ordinal));

        await WriteAsync(names[0], "Les familles vivent dans la ville et parlent de leurs projets.");
        await WriteAsync("new.txt", "Les familles vivent dans la ville et parlent de leurs projets.");
        (code, output) = await ImportAsync(site, "--wait");
        Assert.True(code == 0, output);
        Assert.Contains("2 articles uploaded in ", output, StringComparison.Ordinal);
        Assert.Contains("20 unchanged, skipped.", output, StringComparison.Ordinal);
        Assert.Contains("rejected: photo.txt: The file is empty.", output, StringComparison.Ordinal);
        Assert.Equal(2, (await site.GetJsonAsync("api/search?lang=fr&q=familles")).GetProperty("total").GetInt32());

        (code, output) = await ImportAsync(site);
        Assert.True(code == 0, output);
        Assert.Contains("0 articles uploaded in ", output, StringComparison.Ordinal);
        Assert.Contains("22 unchanged, skipped.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("searchable", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_counts_files_apart_from_articles()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        await WriteAsync("a.md", "Les voisins vivent dans la ville et parlent de leurs projets.");
        await WriteAsync("a.meta.yaml", "author: Camille");
        await WriteAsync("photo.xyz", "Photo");
        await WriteAsync("rapport.pdf", "%PDF-1.7 Rapport");

        var (code, output) = await ImportAsync(site, "--wait");
        Assert.True(code == 0, output);
        Assert.Matches(@"1 article uploaded in [^,]*\(\d+\.\d articles/s\), 1 file, 1 PDF, 1 correction\.", output);
        Assert.Matches(@"1 article read, published and searchable in [^,]*, 1 file, 1 PDF, 1 correction\.", output);
    }

    [Fact]
    public async Task An_import_into_an_account_that_does_not_answer_says_so_and_fails()
    {
        Assert.SkipWhen(RunningSite.IsForeign, "Has nothing to do with a running host.");
        await WriteAsync("a.txt", "Les voisins vivent dans la ville.");
        const string nobody = "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=bm9ib2R5;"
            + "BlobEndpoint=http://127.0.0.1:9/nobody;QueueEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody";
        await using var process = NewsroomProcess.Start("", "import", _folder.FullName, "--storage", nobody);
        var (code, output) = await process.EndedAsync();

        Assert.Equal(1, code);
        Assert.Contains("The storage account does not answer.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No such folder", "import", "/no/such/folder")]
    [InlineData("--port is a number from 0 to 65535.", "--port", "70000")]
    [InlineData("--into site: this folder has the logo", "import", ".", "--into", "Site/old")]
    [InlineData("Give --seeds or --no-seeds, not both.", "--seeds", ".", "--no-seeds")]
    [InlineData("Newsroom__Languages: 'klingon' is not a language code", "--port", "0", "--no-seeds", "--languages", "klingon")]
    public async Task A_command_line_that_makes_no_sense_is_refused_in_words(string reason, params string[] args)
    {
        Assert.SkipWhen(RunningSite.IsForeign, "Has nothing to do with a running host.");
        await using var process = NewsroomProcess.Start("", args);
        var (code, output) = await process.EndedAsync();

        Assert.Equal(1, code);
        Assert.Contains(reason == "No such folder" ? "/no/such/folder" : reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> ImportAsync(NewsroomSite site, params string[] options)
    {
        await using var process = NewsroomProcess.Start("", ["import", _folder.FullName, "--storage", site.Storage, .. options]);
        return await process.EndedAsync();
    }

    private async Task WriteAsync(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        file.Directory!.Create();
        await File.WriteAllTextAsync(file.FullName, text, Cancelled);
    }
}
