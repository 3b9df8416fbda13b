using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Articles while hosts start, stop, crash and share an account.</summary>
public sealed class HostTests(RunningSite sites)
{
    // At random moments, so that every run tries others.
    private static readonly int Kills = Math.Max(6, 20 / Sampling.Step);
    private const int ArticlesPerLife = 20;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_killed_again_and_again_in_the_middle_of_an_import_loses_and_doubles_nothing()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"Random seed: {seed}");
        var random = new Random(seed);
        var storage = await sites.NewAccountAsync();
        var (live, deleted) = (new List<string>(), new List<string>());
        for (var life = 0; life < Kills; life++)
        {
            await using var process = NewsroomProcess.Start(storage, "--port", "0", "--no-seeds", "--languages", "fr");
            await using var site = await process.ListeningAsync(storage);
            var import = ImportAsync(site, life, live, deleted);
            await Task.Delay(random.Next(1500), Cancelled);
            await process.KillAsync();
            await import;
        }

        await using var last = NewsroomProcess.Start(storage, "--port", "0", "--no-seeds", "--languages", "fr");
        await using var survivor = await last.ListeningAsync(storage);
        try
        {
            await survivor.EventuallyAsync(
                async () =>
                {
                    await RetryThoseOverWhichItEndedTwiceAsync(survivor);
                    return await UnfinishedAsync(survivor, live, deleted);
                },
                unfinished => unfinished.Length == 0,
                TimeSpan.FromMinutes(4));
            await StoredExactlyOnce.AssertAloneAsync(survivor, live, ["fr"]);
            Assert.Equal(live.Count, (await survivor.GetJsonAsync("api/search?q=voisins&lang=fr")).GetProperty("total").GetInt32());
            var changed = await survivor.GetJsonAsync("api/search?q=deuxième+version&lang=fr");
            Assert.Equal(live.Count(path => IsChanged(path) && !IsOf(Kills - 1, path)), changed.GetProperty("total").GetInt32());
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"With random seed {seed}: {failure.Message}", failure);
        }
    }

    [Fact]
    public async Task A_second_host_on_the_same_account_shares_the_work_and_doubles_nothing()
    {
        await using var first = await sites.StartOwnAsync(new SiteSettings { Translator = "apertium" });
        await using var second = await sites.StartOwnAsync(new SiteSettings { Translator = "apertium", Storage = first.Storage });
        var folder = new SiteFolder(first);
        var paths = Enumerable.Range(0, 60).Select(i => folder.Path($"article-{i}.txt")).ToArray();
        await Task.WhenAll(
            paths.Select(
                (path, i) => first.UploadAsync(
                    path, $"La ville numéro {i}\n\nLes voisins vivent dans la ville et parlent de leurs projets.")));
        foreach (var path in paths)
        {
            Assert.Equal("complete", (await first.OverAsync(path)).Text("state"));
        }

        await StoredExactlyOnce.AssertAloneAsync(first, paths, ["fr", "en"]);
        Assert.All(await first.StatusAsync(), row => Assert.Equal(1, row.GetProperty("attempts").GetInt32()));
        foreach (var site in new[] { first, second })
        {
            Assert.Empty(site.Errors);
            Assert.Equal(paths.Length, (await site.GetJsonAsync("api/search?lang=en&q=neighbours")).GetProperty("total").GetInt32());
            Assert.Equal(paths.Length, (await site.GetJsonAsync("api/articles?lang=fr&limit=100")).List("items").Count);
        }

        Assert.Equal(first.Key, second.Key);
        await first.DisposeAsync();
        await second.UploadAsync(folder.Path("encore.txt"), "Les voisins vivent dans la ville et parlent de leurs projets.");
        Assert.Equal("complete", (await second.OverAsync(folder.Path("encore.txt"))).Text("state"));
    }

    [Fact]
    public async Task What_one_host_publishes_the_other_lists_and_finds_within_a_second()
    {
        var clock = new MovableClock();
        await using var first = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Clock = clock });
        await using var second = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Clock = clock, Storage = first.Storage });
        var folder = new SiteFolder(first);
        for (var version = 0; version < 5; version++)
        {
            await folder.PublishAsync(
                "ville.txt", $"La ville {folder.Word(version)}\n\nLes voisins vivent dans la ville et parlent de leurs projets.");
            clock.Ahead += TimeSpan.FromSeconds(1);
            foreach (var site in new[] { first, second })
            {
                Assert.Single((await site.GetJsonAsync($"api/search?lang=fr&q={folder.Word(version)}")).List("items"));
                Assert.Contains(
                    folder.Word(version),
                    Assert.Single((await site.GetJsonAsync("api/articles?lang=fr")).List("items")).Text("title"),
                    StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_second_start_reads_nothing_again_that_has_not_changed()
    {
        var storage = await sites.NewAccountAsync();
        var settings = new SiteSettings { Languages = "fr", Storage = storage };
        string[] names = ["a.txt", "b.txt", "vide.txt"];
        SiteFolder before;
        await using (var site = await sites.StartOwnAsync(settings))
        {
            before = new SiteFolder(site);
            foreach (var name in names)
            {
                await before.PublishAsync(name, name == "vide.txt" ? "" : "Les voisins vivent dans la ville et parlent de leurs projets.");
            }
        }

        await using var again = await sites.StartOwnAsync(settings);
        await again.UploadAsync(before.Path("c.txt"), "Les voisins vivent dans la ville et parlent de leurs projets.");
        await again.OverAsync(before.Path("c.txt"));
        foreach (var row in await again.StatusAsync())
        {
            Assert.Equal(1, row.GetProperty("attempts").GetInt32());
        }

        Assert.Equal(3, (await again.GetJsonAsync("api/articles?lang=fr")).List("items").Count);
    }

    [Fact]
    public async Task What_came_and_went_while_no_host_was_running_is_made_up_for()
    {
        var storage = await sites.NewAccountAsync();
        var settings = new SiteSettings { Languages = "fr", Storage = storage };
        const string text = "Les voisins vivent dans la ville et parlent de leurs projets.";
        SiteFolder before;
        await using (var site = await sites.StartOwnAsync(settings))
        {
            before = new SiteFolder(site);
            await before.PublishAsync("goes.txt", text);
            await before.PublishAsync("changes.txt", text);
        }

        var inbox = new Azure.Storage.Blobs.BlobContainerClient(
            storage, "articles", new(Azure.Storage.Blobs.BlobClientOptions.ServiceVersion.V2024_11_04));
        await inbox.DeleteBlobAsync(before.Path("goes.txt"), cancellationToken: Cancelled);
        await inbox.GetBlobClient(before.Path("changes.txt")).UploadAsync(
            new BinaryData($"{text} Deuxième version."), overwrite: true, Cancelled);
        await inbox.GetBlobClient(before.Path("comes.txt")).UploadAsync(new BinaryData(text), overwrite: true, Cancelled);

        await using var again = await sites.StartOwnAsync(settings);
        await again.OverAsync(before.Path("goes.txt"), row => row.Text("state") == "withdrawn");
        await again.OverAsync(before.Path("comes.txt"));
        await again.EventuallyAsync(
            async () => (await again.GetJsonAsync("api/search?lang=fr&q=deuxième")).GetProperty("total").GetInt32(), total => total == 1);
        await StoredExactlyOnce.AssertAloneAsync(again, [before.Path("comes.txt"), before.Path("changes.txt")], ["fr"]);
    }

    /// <summary>What is not finished yet, one line each.</summary>
    /// <summary>
    /// A kill can hit a file twice, the second time while it is read by itself. Then the file looks as if it were the reason: its row says
    /// so, and an editor has it read again.
    /// </summary>
    private static async Task RetryThoseOverWhichItEndedTwiceAsync(NewsroomSite site)
    {
        foreach (var row in await site.StatusAsync())
        {
            if (row.Text("state") == "rejected" && row.Text("error")!.StartsWith("The app ended twice", StringComparison.Ordinal))
            {
                await site.PostAsync($"api/status/retry?path={row.Text("path")}");
            }
        }
    }

    private static async Task<string> UnfinishedAsync(NewsroomSite site, List<string> live, List<string> deleted)
    {
        var rows = (await site.StatusAsync()).ToDictionary(row => row.Text("path")!);
        return string.Join('\n', live.Where(path => !rows.TryGetValue(path, out var row) || row.Text("state") != "complete")
            .Concat(deleted.Where(path => rows.TryGetValue(path, out var row) && row.Text("state") != "withdrawn"))
            .Select(path => rows.TryGetValue(path, out var row) ? row.ToString() : $"{path}: unknown"));
    }

    private static bool IsOf(int life, string path) => path.StartsWith($"import/{life:00}/", StringComparison.Ordinal);

    private static bool IsChanged(string path) => path.EndsWith("5.md", StringComparison.Ordinal);

    /// <summary>Uploads articles during one run of the host, and changes and deletes some of the run before.</summary>
    private static async Task ImportAsync(NewsroomSite site, int life, List<string> live, List<string> deleted)
    {
        string[] earlier = [.. live];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ArticlesPerLife), new ParallelOptions
            {
                MaxDegreeOfParallelism = 4,
                CancellationToken = Cancelled,
            }, async (i, _) =>
            {
                var path = $"import/{life:00}/article-{i:00}.md";
                await site.UploadAsync(path, Text(i, "première"));
                lock (live)
                {
                    live.Add(path);
                }
            });
        foreach (var path in earlier.Where(path => IsOf(life - 1, path)))
        {
            if (IsChanged(path))
            {
                await site.UploadAsync(path, Text(100, "deuxième"));
            }
            else if (path.EndsWith("7.md", StringComparison.Ordinal))
            {
                await site.DeleteAsync(path);
                live.Remove(path);
                deleted.Add(path);
            }
        }
    }

    // Each version has another date, so that its row in the timeline moves.
    private static string Text(int day, string version) => $"""
        ---
        title: La ville
        date: {new DateOnly(2025, 1, 1).AddDays(day):yyyy-MM-dd}
        language: fr
        events: [{"{"} title: La fête, start: {new DateOnly(2032, 1, 1).AddDays(day):yyyy-MM-dd} {"}"}]
        ---
        Les voisins vivent dans la ville. C'est la {version} version.
        """;
}
