using System.Text;
using Azure.Data.Tables;
using Newsroom.Content;
using Newsroom.Publishing.Uploads;
using Newsroom.Storage.Stores;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>
/// A process dies at any request while it takes a file of the folder <c>site/</c> onto the pages, or off them. Another one repairs what it
/// left, and pages are made anew after that.
/// </summary>
public sealed class LookCrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 60\"/>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_page() => TestAsync("site/case-{0}.fr.md", before: null, "# Titre\n\nTexte.");

    [Fact]
    public Task A_page_that_is_replaced() => TestAsync("site/case-{0}.fr.md", "# Avant\n\nTexte.", "# Après\n\nTexte.");

    [Fact]
    public Task A_page_that_becomes_a_draft() =>
        TestAsync("site/case-{0}.fr.md", "# Avant\n\nTexte.", "---\ndraft: true\n---\n# Après\n\nTexte.");

    [Fact]
    public Task A_page_that_is_deleted() => TestAsync("site/case-{0}.fr.md", "# Avant\n\nTexte.", after: null);

    [Fact]
    public Task A_logo() => TestAsync("site/case-{0}.svg", before: null, Logo);

    [Fact]
    public Task A_logo_that_is_replaced() => TestAsync("site/case-{0}.svg", Logo, Logo.Replace("60", "90", StringComparison.Ordinal));

    [Fact]
    public Task A_logo_that_is_deleted() => TestAsync("site/case-{0}.svg", Logo, after: null);

    [Fact]
    public async Task An_article_of_before_becomes_a_page_and_is_withdrawn_whatever_happens()
    {
        var site = await emulator.NewSiteAsync("fr");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"site/case-{k}.fr.md";
            await site.UploadAsync(path, ArticleText.First("Titre"));
            await using (var process = site.Start())
            {
                await PublishAsArticleAsync(process, path);
                Assert.NotNull((await process.ArticleAsync(path)).In("fr"));
            }

            await site.UploadAsync(path, "# Titre\n\nTexte.");
            died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(Network.DiesBefore(k)))) is not null;
            await RunAsync(one => one.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)));
            await using var after = site.Start();
            Assert.Null((await after.ArticleAsync(path)).In("fr"));
            await AssertAsync(after, site, path, "# Titre\n\nTexte.");
        }
    }

    [Fact]
    public async Task Files_that_are_taken_in_at_the_same_time_are_all_there()
    {
        var site = await emulator.NewSiteAsync("fr");
        var paths = Enumerable.Range(1, 8).Select(number => $"site/page-{number}.fr.md").ToList();
        await Task.WhenAll(paths.Select(path => site.UploadAsync(path, $"# {path}\n\nTexte.")));
        await using var process = site.Start();
        await Task.WhenAll(paths.Select(path => process.IngestAsync(path)));
        Assert.Equal(paths, (await process.Get<LookStore>().ReadAsync(Cancellation)).Look.Pages.Select(page => page.Path));
    }

    [Fact]
    public async Task More_pages_than_there_is_room_for_are_rejected_and_the_others_stay()
    {
        var site = await emulator.NewSiteAsync("fr");
        var random = new Random(1);
        await using var process = site.Start();
        var states = new List<LedgerState>();
        for (var number = 1; number <= 5; number++)
        {
            // Letters at random can't be compressed.
            var text = new StringBuilder();
            for (var line = 0; line < 4_000; line++)
            {
                text.Append(string.Concat(Enumerable.Range(0, 75).Select(_ => (char)('a' + random.Next(26))))).Append("\n\n");
            }

            await site.UploadAsync($"site/page-{number}.fr.md", $"# Page {number}\n\n{text}");
            await process.IngestAsync($"site/page-{number}.fr.md");
            states.Add((await process.Get<Ledger>().FindAsync($"site/page-{number}.fr.md", Cancellation))!.State);
        }

        Assert.Equal(LedgerState.File, states[0]);
        Assert.Equal(LedgerState.Rejected, states[^1]);
        var look = (await process.Get<LookStore>().ReadAsync(Cancellation)).Look;
        Assert.Equal(states.Count(state => state == LedgerState.File), look.Pages.Count);
    }

    private async Task TestAsync(string name, string? before, string? after)
    {
        var site = await emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            foreach (var byReconciliation in new[] { false, true })
            {
                var path = string.Format(null, name, $"{k}-{byReconciliation}");
                if (before is not null)
                {
                    await site.UploadAsync(path, before);
                    await RunAsync(one => one.IngestAsync(path), site.Start());
                }

                await (after is null ? site.DeleteAsync(path) : site.UploadAsync(path, after));
                var network = byReconciliation ? Network.DiesAfter(k) : Network.DiesBefore(k);
                died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(network))) is not null;
                await (byReconciliation
                    ? RunAsync(one => one.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)))
                    : RunAsync(one => one.IngestAsync(path), site.Start()));
                await using var process = site.Start();
                await AssertAsync(process, site, path, after);
            }
        }
    }

    private static async Task AssertAsync(NewsroomProcess process, Site site, string path, string? content)
    {
        var isDraft = content?.Contains("draft", StringComparison.Ordinal) == true;
        var (_, look) = await process.Get<LookStore>().ReadAsync(Cancellation);
        var page = look.Pages.SingleOrDefault(page => page.Path == path);
        var file = look.Files.SingleOrDefault(file => file.File.Path == path);
        var isPage = new BlobPath(path).IsOwnPage;
        Assert.Equal(content is not null && isPage && !isDraft, page is not null);
        Assert.Equal(content is not null && !isPage, file is not null);
        Assert.True(page is null || content!.Contains(page.Title, StringComparison.Ordinal), page?.Title);
        Assert.True(file is null || content!.Contains($"0 0 200 {file.Height}\"", StringComparison.Ordinal), $"{file?.Height}");
        Assert.Equal(
            content is null ? LedgerState.Withdrawn : isDraft ? LedgerState.Held : LedgerState.File,
            (await process.Get<Ledger>().FindAsync(path, Cancellation))?.State ?? LedgerState.Withdrawn);

        // No page can have been made with an older look, and be kept.
        var table = new TableClient(site.Connection, "state");
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        var changed = rows.Single(row => row.PartitionKey == LookStore.Row).Timestamp;
        Assert.All(rows.Where(row => row.RowKey == "generation"), row => Assert.True(row.Timestamp >= changed, row.PartitionKey));
        Assert.Contains(rows, row => row.RowKey == "generation");
    }

    /// <summary>As it was before the folder was that of the look.</summary>
    private static async Task PublishAsArticleAsync(NewsroomProcess process, string path)
    {
        var upload = (await process.Get<Inbox>().DownloadAsync(path, Cancellation))!;
        var entry = await process.Get<Ledger>().TryOpenAsync(
            new LedgerEntry
            {
                Path = path,
                ETag = upload.ETag,
                State = LedgerState.Received,
                Article = upload.ArticleId,
                Received = DateTimeOffset.UtcNow,
                Attempts = 1,
            },
            Cancellation);
        await process.Get<UploadProcessing>().ProcessAsync(entry!, upload, Cancellation);
    }
}
