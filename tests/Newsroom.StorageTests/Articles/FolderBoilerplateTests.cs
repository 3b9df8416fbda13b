using Newsroom.Content;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>
/// Files of a folder that one process reads at the same time. Which of their lines are boilerplate becomes known from others: then the
/// files that came before are read again.
/// </summary>
public sealed class FolderBoilerplateTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Garden = "Rejoignez-nous le samedi au jardin des tilleuls";
    private const string Hall = "La mairie est au bout de la place des tilleuls";

    /// <summary>What is stopped may hold a lock that the others wait for.</summary>
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_becomes_known_at_any_moment_is_cut()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var undisturbed = site.Start(new Network(createsAll: true));
        await RunAsync(site, undisturbed, "undisturbed", Task.CompletedTask);
        int[] stops = [.. Sampling.From(1, undisturbed.Network.Requests)];

        var left = new List<string>();
        await Parallel.ForEachAsync(
            stops,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (k, _) =>
            {
                var (stopped, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
                await using var process = site.Start(new Network(async (number, send) =>
                {
                    if (number == k)
                    {
                        stopped.SetResult();
                        await goOn.Task;
                    }

                    await send();
                }, createsAll: true));
                await RunAsync(site, process, $"case-{k}", stopped.Task, goOn);
                var found = await LinesLeftAsync(process, $"case-{k}");
                lock (left)
                {
                    left.AddRange(found);
                }
            });

        Assert.Empty(left);
    }

    /// <summary>Ingests the first file and one that shares a line with it; and, when the moment has come, one that shares another.</summary>
    private static async Task RunAsync(
        Site site, NewsroomProcess process, string folder, Task moment, TaskCompletionSource? over = null)
    {
        await site.UploadAsync($"{folder}/first.txt", Text("Les communes se parlent", Hall, Garden));
        await site.UploadAsync($"{folder}/garden.txt", Text("Les écoles ouvrent", Garden));
        await site.UploadAsync($"{folder}/hall.txt", Text("Le pont sera rouvert", Hall));

        var running = Task.WhenAll(process.IngestAsync($"{folder}/first.txt"), process.IngestAsync($"{folder}/garden.txt"));
        await Task.WhenAny(moment, running);
        var third = process.IngestAsync($"{folder}/hall.txt");
        await Task.WhenAny(third, Task.Delay(MaxStop, Cancellation));
        over?.SetResult();
        await Task.WhenAll(third, running);
    }

    private static async Task<IEnumerable<string>> LinesLeftAsync(NewsroomProcess process, string folder)
    {
        string[] paths = [$"{folder}/first.txt", $"{folder}/garden.txt", $"{folder}/hall.txt"];
        var left = new List<string>();
        foreach (var path in paths)
        {
            var edition = (await process.ArticleAsync(path)).In("fr")!;
            var body = await process.Get<EditionStore>().ReadAsync(edition.Article, edition.Version, "fr", Cancellation);
            left.AddRange(
                new[] { Garden, Hall }.Where(line => body!.Text.Contains(line, StringComparison.Ordinal)).Select(line => $"{path}: {line}"));
        }

        return left;
    }

    private static string Text(string title, params string[] last) => $"""
        {title}

        Les maires se retrouvent à la mairie de Tunis pour dire que {title}, et parlent de leurs projets communs pour les écoles.

        La commune a déjà annoncé qu'elle enverrait deux personnes. Le programme sera publié plus tard, et personne ne sait quand.

        {string.Join("\n\n", last)}
        """;
}
