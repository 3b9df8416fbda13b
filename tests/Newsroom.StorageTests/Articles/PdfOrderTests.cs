using Newsroom.Content;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>Whether a PDF is an article or the file of one does not depend on the order of uploads, deletions and their events.</summary>
public sealed class PdfOrderTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Cases = 40;
    private const int AtOnce = 8;

    private static readonly string[] Names =
        ["r.pdf", "r.md", "r_en.md", "a.md", "R.pdf", "content/s.pdf", "content/fr/s.md", "b.md", "r.meta.yaml"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_order_ends_in_the_same()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        var ends = new System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyDictionary<string, string>>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Cases),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancelled },
            async (number, _) => ends[$"case-{number}/"] = await ChangeAsync(site, $"case-{number}/", new Random(number)));
        for (var run = 1; run <= 3; run++)
        {
            await using var process = site.Start(later: TimeSpan.FromHours(run));
            await process.ReconcileAsync();
        }

        await using var end = site.Start(later: TimeSpan.FromHours(4));
        foreach (var (folder, files) in ends)
        {
            foreach (var pdf in files.Keys.Where(name => name.EndsWith(".pdf", StringComparison.Ordinal)))
            {
                await AssertAsync(end, folder, pdf, files);
            }
        }
    }

    /// <summary>Uploads, replaces and deletes files. Events of them come late, twice, at once with others, or never.</summary>
    /// <returns>What is there at the end: contents by name.</returns>
    private static async Task<IReadOnlyDictionary<string, string>> ChangeAsync(Site site, string folder, Random random)
    {
        var files = new Dictionary<string, string>();
        var events = new List<string>();
        await using var process = site.Start();
        for (var step = 0; step < 12; step++)
        {
            var name = Names[random.Next(Names.Length)];
            if (files.ContainsKey(name) && random.Next(3) == 0)
            {
                files.Remove(name);
                await site.DeleteAsync(folder + name);
            }
            else
            {
                files[name] = Content(name, random);
                await UploadAsync(site, folder + name, files[name]);
            }

            events.Add(folder + name);
            while (events.Count > 0 && random.Next(3) > 0)
            {
                var (one, other) = (events[random.Next(events.Count)], events[random.Next(events.Count)]);
                events.Remove(one);
                await Task.WhenAll(process.IngestAsync(one), one == other ? Task.CompletedTask : process.IngestAsync(other));
            }
        }

        return files;
    }

    private static string Content(string name, Random random) => Path.GetExtension(name) switch
    {
        ".pdf" => random.Next(5) == 0 ? "scan" : $"Rapport {random.Next(1000)}",
        ".yaml" => random.Next(2) == 0 ? "draft: true" : "author: Ana Prado",
        _ => $"---\nlanguage: {(name.Contains("en", StringComparison.Ordinal) && name != "content/fr/s.md" ? "en" : "fr")}\n"
            + $"{(random.Next(4) == 0 ? "draft: true\n" : "")}---\n"
            + $"# Les villes {random.Next(1000)}\n\nLes voisins parlent de leurs projets. "
            + $"{(random.Next(2) == 0 && name is "a.md" or "b.md" ? "[Rapport](r.pdf)" : "")}",
    };

    private static Task UploadAsync(Site site, string path, string content) => path.EndsWith(".pdf", StringComparison.Ordinal)
        ? site.UploadAsync(path, content == "scan" ? PdfText.Scan() : PdfText.Of(content)) : site.UploadAsync(path, content);

    private static async Task AssertAsync(NewsroomProcess process, string folder, string pdf, IReadOnlyDictionary<string, string> files)
    {
        var path = new BlobPath(folder + pdf);
        var isBeside = files.Keys.Any(
            name => name.EndsWith(".md", StringComparison.Ordinal) && new BlobPath(folder + name).Stem == path.Stem);
        var isLinked = pdf is "r.pdf" or "R.pdf" && files.Values.Any(text => text.Contains("(r.pdf)", StringComparison.Ordinal));
        var use = isBeside ? PdfUse.Download : isLinked ? PdfUse.File : PdfUse.Article;
        var isHeld = pdf == "r.pdf" && files.GetValueOrDefault("r.meta.yaml") == "draft: true";
        var isArticle = use == PdfUse.Article && files[pdf] != "scan";
        var why = $"{folder}{pdf}: {string.Join(", ", files.Keys)}";

        var entry = (await process.LedgerAsync(path.Path))!;
        var article = await process.ArticleAsync(path.Path);
        Assert.True(entry.Use == use, $"{why} is {entry.Use} {entry.State}, not {use}");
        Assert.True(!isArticle || article.Sources.Any(source => source.Path == path.Path) == !isHeld, $"{why} is not live");
        Assert.True(use == PdfUse.Article || article.Sources.All(source => source.Path != path.Path), $"{why} is live");
        Assert.True((article.Pdfs?.Contains(path.Path) == true) == isBeside, $"{why} is not offered, or is");
        var key = StoredFile.KeyOf(path.Path);
        Assert.True(
            !isBeside || article.Live.All(edition => edition.Files?.Contains(key) == true), $"{why} is not in each edition");
        Assert.NotNull(await process.Get<FileStore>().FindAsync(path.Path, Cancelled));
    }
}
