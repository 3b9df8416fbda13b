using NetVips;
using Newsroom.Storage.Stores;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that reads a file, or publishes an article that refers to one.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class FileCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private const string Pdf = "%PDF-1.7 Rapport";
    private const string File = "/r.pdf";
    private const string Article = "/a.md";

    private static readonly string Text = ArticleText.First("Titre");
    private static readonly string Referring = $"{Text}\n\n[Le rapport annuel](r.pdf) dit ce que la ville fera de ses quais.";

    /// <summary>The first one reads the article again, the second one sees that its PDF is an article now.</summary>
    protected override int Reconciliations => 2;

    [Fact]
    public Task A_file_that_no_article_refers_to() => TestFileAsync(Upload(File, Pdf), [File]);

    [Fact]
    public Task A_file_that_an_article_waits_for() => TestFileAsync(Published(Article, Referring, Upload(File, Pdf)));

    [Fact]
    public Task An_article_that_refers_to_a_file() => TestFileAsync(Ingested(File, Pdf, Upload(Article, Referring)));

    [Fact]
    public Task A_file_that_is_replaced() =>
        TestFileAsync(Published(Article, Referring, Ingested(File, Pdf, Upload(File, $"{Pdf} new"))));

    [Fact]
    public Task A_file_that_is_deleted() => TestFileAsync(Published(Article, Referring, Ingested(File, Pdf, Delete(File))));

    [Fact]
    public Task A_file_that_comes_back() =>
        TestFileAsync(Published(Article, Referring, Ingested(File, Pdf, Withdrawn(File, Upload(File, Pdf)))));

    [Fact]
    public Task An_article_that_does_not_refer_to_a_file_any_more() =>
        TestFileAsync(Ingested(File, Pdf, Published(Article, Referring, Upload(Article, Text))));

    [Fact]
    public Task A_withdrawal_of_an_article_that_refers_to_a_file() =>
        TestFileAsync(Ingested(File, Pdf, Published(Article, Referring, Delete(Article))));

    [Fact]
    public Task A_picture() => TestFileAsync(
        Published(Article, $"{Text}\n\n![](p.png) La ville fera de ses quais un jardin.", Upload("/p.png", Picture(40))),
        [Article, "/p.png"]);

    [Fact]
    public async Task What_was_made_from_a_picture_goes_with_it_whatever_happens()
    {
        var site = await Emulator.NewSiteAsync("fr");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"case-{k}.png";
            await RunAsync(await Upload("", Picture(40 + k))(site, path), site.Start());
            Assert.Single(await site.PicturesAsync());
            await site.DeleteAsync(path);
            died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(Network.DiesBefore(k)))) is not null;
            await RunAsync(one => one.IngestAsync(path), site.Start());
            Assert.Empty(await site.PicturesAsync());
        }
    }

    [Fact]
    public async Task What_was_made_from_a_picture_inside_an_upload_goes_with_it_whatever_happens()
    {
        var site = await Emulator.NewSiteAsync("fr");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"case-{k}.md";
            var noise = Image.Gaussnoise(60 + k, 60).Cast(Enums.BandFormat.Uchar).PngsaveBuffer();
            var text = $"{Text}\n\n![Le port](data:image/png;base64,{Convert.ToBase64String(noise)})";
            await RunAsync(await Upload("", text)(site, path), site.Start());
            await using (var process = site.Start())
            {
                var version = Assert.Single((await process.ArticleAsync(path)).In("fr")!.EmbeddedPictures!);
                await process.Get<PictureStore>().WriteAsync(version, 320, noise, "image/png", TestContext.Current.CancellationToken);
            }

            Assert.Single(await site.PicturesAsync());
            await site.DeleteAsync(path);
            died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(Network.DiesBefore(k)))) is not null;
            await RunAsync(one => one.IngestAsync(path), site.Start());
            Assert.Empty(await site.PicturesAsync());
        }
    }

    private Task TestFileAsync(Scenario prepare, IReadOnlyList<string>? endings = null) =>
        TestAsync(prepare, endings: endings ?? [Article, File]);

    private static byte[] Picture(int width) => Image.Black(width, 30).PngsaveBuffer();
}
