using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Newsroom.Tests.Hosting;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Changes;

/// <summary>The client of the documentation (docs/mirror.mjs) mirrors a site while it changes, and while processes of both end.</summary>
public sealed class MirrorTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Changes = 2_000;
    private const int ChangesPerRound = 25;
    private const int Articles = 12;
    private const int AtOnce = 4;
    private const int MaxRequests = 45;

    /// <summary>A change takes about an eighth of a second, so ordinary runs make few.</summary>
    private static readonly int Count = Sampling.IsExhaustive ? Changes : Changes / 16;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_thousands_of_changes_and_crashes_the_mirror_is_exact_and_nothing_is_read_twice_but_after_a_failure()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var readable = await ReadableSite.StartAsync(site);
        using var mirror = new Mirror(readable.Address);
        var random = new Random(20260401);
        var failed = new HashSet<int>();
        for (var round = 1; round <= Count / ChangesPerRound; round++)
        {
            var changes = Enumerable.Range(0, ChangesPerRound)
                .Select(_ => new Change($"a{random.Next(Articles)}.md", random.Next(4), random.Next(2 * MaxRequests))).ToList();
            readable.FailsEvery = round % 2 == 1 ? random.Next(3, 12) : 0;
            readable.Run++;
            var reading = mirror.RunAsync();
            await Parallel.ForEachAsync(
                changes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
                async (change, _) => await ApplyAsync(site, change));
            if (!await reading)
            {
                failed.Add(readable.Run);
            }

            if (round % 4 == 0)
            {
                await AssertExactAsync(site, readable, mirror);
            }
        }

        await AssertExactAsync(site, readable, mirror);
        Assert.True(failed.Count > 0, "No run of the client failed.");
        AssertReadOnce(readable.Answered, failed);
    }

    [Fact]
    public async Task A_mirror_of_a_site_that_lost_its_tables_reads_everything_again_and_drops_the_rest()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var readable = await ReadableSite.StartAsync(site);
        using var mirror = new Mirror(readable.Address);
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        await PublishAsync(site, "b.md", ArticleText.First("B"));
        Assert.True(await mirror.RunAsync());
        Assert.Equal(4, mirror.Editions().Count);

        await site.LoseTablesAsync();
        await site.DeleteAsync("b.md");
        await RepairAsync(site);
        Assert.True(await mirror.RunAsync());
        var id = new BlobPath("a.md").ArticleId;
        Assert.Equal([$"{id} en", $"{id} fr"], mirror.Editions().Keys.Order());
    }

    /// <summary>
    /// An edition that was newer than its change is read again if the run fails before it has saved its state. That is rare, as files are
    /// saved one by one.
    /// </summary>
    private static void AssertReadOnce(IReadOnlyDictionary<string, List<int>> answered, HashSet<int> failed)
    {
        Assert.All(answered, one => Assert.True(
            one.Value.SkipLast(1).All(failed.Contains) && one.Value.Distinct().Count() == one.Value.Count,
            $"{one.Key} was read in the runs {string.Join(", ", one.Value)}; these failed: {string.Join(", ", failed)}."));
        Assert.True(answered.Count(one => one.Value.Count > 1) <= answered.Count / 100);
    }

    private static async Task ApplyAsync(Site site, Change change)
    {
        var (path, what, crash) = change;
        var network = crash >= MaxRequests ? new Network() : crash % 2 == 0 ? Network.DiesBefore(crash) : Network.DiesAfter(crash);
        await Record.ExceptionAsync(async () =>
        {
            await (what switch
            {
                0 => site.DeleteAsync(path),
                1 => site.UploadAsync(path, ArticleText.First($"Titre {Guid.NewGuid():N}")),
                2 => site.UploadAsync(path, ArticleText.WithoutEvents($"Titre {Guid.NewGuid():N}")),
                _ => site.UploadAsync(path, ArticleText.Changed($"Titre {Guid.NewGuid():N}")),
            });
            await using var process = site.Start(network);
            await process.IngestAsync(path);
            await process.TranslateAllAsync(path);
        });
    }

    private static async Task RepairAsync(Site site)
    {
        await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)));
        await site.CarryOutOrdersAsync();
        await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(3)));
    }

    private static async Task AssertExactAsync(Site site, ReadableSite readable, Mirror mirror)
    {
        await RepairAsync(site);
        Assert.Empty((await site.SnapshotAsync()).WrongChanges());
        readable.FailsEvery = 0;
        readable.Run++;
        Assert.True(await mirror.RunAsync());
        await using var process = site.Start();
        var expected = new Dictionary<string, string>();
        await foreach (var article in process.Get<ArticleStore>().ReadAllAsync(Cancellation))
        {
            foreach (var edition in article.Live)
            {
                expected[$"{article.Id} {edition.Language}"] = $"{ChangeEntry.VersionOf(edition)} {edition.Title}";
            }
        }

        Assert.Equal(expected.OrderBy(one => one.Key), mirror.Editions().OrderBy(one => one.Key));
    }

    /// <param name="Crash">After how many requests the process ends that carries it out.</param>
    private sealed record Change(string Path, int What, int Crash);

    /// <summary>The folder of a client, which is run again and again.</summary>
    private sealed class Mirror(string address) : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsroom-mirror-");

        /// <summary>Runs the client until it has read everything.</summary>
        /// <returns>Whether it ended well.</returns>
        public async Task<bool> RunAsync()
        {
            using var process = Process.Start(new ProcessStartInfo(
                "node", [Path.Combine(Repository.Root, "docs", "mirror.mjs"), address, _folder.FullName])
            {
                RedirectStandardError = true,
            })!;
            var errors = await process.StandardError.ReadToEndAsync(Cancellation);
            await process.WaitForExitAsync(Cancellation);
            Assert.True(process.ExitCode == 0 || Regex.IsMatch(errors, ": 50[0-9]"), errors);
            return process.ExitCode == 0;
        }

        /// <summary>Version and title of each edition.</summary>
        public Dictionary<string, string> Editions() => _folder.GetFiles("*.json")
            .Select(file => JsonDocument.Parse(File.ReadAllText(file.FullName)).RootElement)
            .ToDictionary(
                edition => $"{edition.GetProperty("id")} {edition.GetProperty("language")}",
                edition => $"{edition.GetProperty("version")} {edition.GetProperty("title")}");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
