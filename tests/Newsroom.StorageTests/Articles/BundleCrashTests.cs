using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using Newsroom.Content;
using Newsroom.Publishing;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that unpacks a bundle, or deletes what was unpacked from one.</summary>
public sealed class BundleCrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly byte[] First = Zip(("a.md", "Un"), ("b/c.md", "Deux"), ("d.txt", "Trois"));
    private static readonly byte[] Second = Zip(("a.md", "Un nouveau"), ("d.txt", "Trois"), ("e.md", "Quatre"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_files_are_those_of_the_bundle_whatever_happens()
    {
        var site = await emulator.NewSiteAsync("fr");
        for (var (k, died) = (1 + Sampling.Part % 4, true); died; k += Math.Max(1, Sampling.Step / 4))
        {
            var folder = $"case-{k}/";
            var bundle = $"{folder}x.bundle.zip";
            await site.UploadAsync($"{folder}e.md", "Une autre personne");
            await ChangeAsync(site, bundle, First, k);
            Assert.Equal(["a.md", "b/c.md", "d.txt", "e.md", "x.bundle.zip"], await NamesAsync(site, folder));
            died = await ChangeAsync(site, bundle, Second, k);
            Assert.Equal(["a.md", "d.txt", "e.md", "x.bundle.zip"], await NamesAsync(site, folder));
            Assert.Equal("Un nouveau", await TextAsync(site, $"{folder}a.md"));
            Assert.Equal("Une autre personne", await TextAsync(site, $"{folder}e.md"));
            await using (var process = site.Start())
            {
                var entry = (await process.LedgerAsync(bundle))!;
                Assert.Equal(LedgerState.File, entry.State);
                Assert.Contains("another file", Assert.Single(entry.Warnings), StringComparison.Ordinal);
            }

            died |= await ChangeAsync(site, bundle, null, k);
            Assert.Equal(["e.md"], await NamesAsync(site, folder));
        }
    }

    [Fact]
    public async Task What_is_left_of_a_bundle_that_nobody_knows_any_more_is_deleted()
    {
        var site = await emulator.NewSiteAsync("fr");
        await ChangeAsync(site, "x.bundle.zip", First, k: null);
        await site.LoseTablesAsync();
        await site.DeleteAsync("x.bundle.zip");
        await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)));
        Assert.Empty(await NamesAsync(site, ""));
    }

    [Fact]
    public async Task A_file_that_a_person_deletes_does_not_come_back_by_itself()
    {
        var site = await emulator.NewSiteAsync("fr");
        await ChangeAsync(site, "x.bundle.zip", First, k: null);
        await RunAsync(process => process.IngestAsync("a.md"), site.Start());
        await site.DeleteAsync("a.md");
        await RunAsync(process => process.IngestAsync("a.md"), site.Start());
        await using var process = site.Start();
        await process.Get<Ingestion>().RestartAsync((await process.LedgerAsync("x.bundle.zip"))!, Cancelled);
        Assert.Equal(["b/c.md", "d.txt", "x.bundle.zip"], await NamesAsync(site, ""));
        var warning = Assert.Single((await process.LedgerAsync("x.bundle.zip"))!.Warnings);
        Assert.StartsWith("a.md was not unpacked: it was deleted", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_cannot_be_unpacked_takes_nothing_away()
    {
        var site = await emulator.NewSiteAsync("fr");
        await ChangeAsync(site, "x.bundle.zip", First, k: null);
        await ChangeAsync(site, "x.bundle.zip", Second[..^30], k: null);
        await using var process = site.Start();
        var entry = (await process.LedgerAsync("x.bundle.zip"))!;
        Assert.Equal((LedgerState.Rejected, "The archive is damaged, or was not uploaded completely."), (entry.State, entry.Error));
        Assert.Equal(["a.md", "b/c.md", "d.txt", "x.bundle.zip"], await NamesAsync(site, ""));
    }

    /// <summary>Uploads or deletes a bundle; the process dies before its k-th request, and another one repeats the work.</summary>
    private static async Task<bool> ChangeAsync(Site site, string bundle, byte[]? content, int? k)
    {
        await (content is null ? site.DeleteAsync(bundle) : site.UploadAsync(bundle, content));
        var died = k is { } request
            && await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(bundle), site.Start(Network.DiesBefore(request)))) is not null;
        await RunAsync(one => one.IngestAsync(bundle), site.Start());
        return died;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Site site, string folder) =>
        [.. (await Container(site).GetBlobsAsync(new Azure.Storage.Blobs.Models.GetBlobsOptions { Prefix = folder }, Cancelled)
            .Select(blob => blob.Name[folder.Length..]).ToListAsync(Cancelled)).Order(StringComparer.Ordinal)];

    private static async Task<string> TextAsync(Site site, string path) =>
        (await Container(site).GetBlobClient(path).DownloadContentAsync(Cancelled)).Value.Content.ToString();

    private static BlobContainerClient Container(Site site) => new(site.Connection, "articles");

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var file = zip.CreateEntry(name).Open();
                file.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return archive.ToArray();
    }
}
