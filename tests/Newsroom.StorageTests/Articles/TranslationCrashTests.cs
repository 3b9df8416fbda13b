using Newsroom.Publishing.Translating;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that publishes a translation by a machine or by a person.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class TranslationCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private static readonly string First = ArticleText.First("Titre");
    private static readonly string Changed = ArticleText.Changed("Titre nouveau");
    private static readonly string English = ArticleText.InEnglish("Title");

    [Fact]
    public Task A_human_translation_in_place_of_the_machines() => TestAsync(Published(".fr.md", First, Upload(".en.md", English)));

    [Fact]
    public Task An_original_that_comes_after_its_translation() => TestAsync(Published(".en.md", English, Upload(".fr.md", First)));

    [Fact]
    public Task An_original_that_leaves_its_human_translation_outdated() =>
        TestAsync(Published(".fr.md", First, Published(".en.md", English, Upload(".fr.md", Changed))));

    [Fact]
    public Task A_human_translation_that_is_brought_up_to_date() =>
        TestAsync(Published(".fr.md", First, Published(
            ".en.md", English, Published(".fr.md", Changed, Upload(".en.md", ArticleText.InEnglish("New title"))))));

    [Fact]
    public Task A_translation_by_machine() => TestAsync(Ingested(".md", First, Translate(".md", "en")), byOrders: true);

    [Fact]
    public async Task What_was_translated_is_paid_once()
    {
        var site = await Emulator.NewSiteAsync("fr,en");
        var paid = Sampling.Part;
        for (var died = true; died; paid += Sampling.Step)
        {
            var path = $"paid-{paid}.md";
            await site.UploadAsync(path, ArticleText.First($"Titre {paid}"));
            await using var process = site.Start();
            await process.IngestAsync(path);
            var job = (await process.JobsAsync(path)).Single();
            died = await Record.ExceptionAsync(
                () => RunAsync(one => one.TranslateAsync(job), site.Start(Network.DiesAfter(paid + 1)))) is not null;
            var isKept = (await site.SnapshotAsync()).HasAlignment(job.Article, job.Version, "en");
            await RunAsync(one => one.TranslateAsync(job), site.Start());
            var bills = site.Translator.Bill[($"Titre {paid} en fr", "en")];
            Assert.True(isKept ? bills == 1 : bills <= 2);
        }

        Assert.InRange(paid, 5, 100);
    }

    [Fact]
    public async Task A_translation_that_is_renewed_for_the_glossary_is_there_once()
    {
        var site = await Emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"terms-{k}.md";
            await PublishAsync(site, path, $"# Un titre\n\nLes voisins parlent du terme{k}. Puis ils rient.");
            await site.UploadAsync($"glossary/{k}.csv", $"fr,en\nterme{k},term{k}\n");
            await using var process = site.Start();
            var original = (await process.ArticleAsync(path)).Original!;
            var job = new TranslationJob(original.Article, original.Version, "en", Renew: true);
            died = await Record.ExceptionAsync(
                () => RunAsync(one => one.TranslateAsync(job), site.Start(Network.DiesAfter(k)))) is not null;
            await RunAsync(one => one.TranslateAsync(job), site.Start());

            var english = (await process.ArticleAsync(path)).In("en")!;
            Assert.Equal(original.Version, english.SourceVersion);
            Assert.NotEqual(original.Version, english.Version);
            Assert.Equal(
                [$"{english.Version}/en", $"{english.Version}/en.alignment", $"{original.Version}/fr"],
                (await site.BodiesAsync())
                    .Where(name => name.StartsWith(original.Article, StringComparison.Ordinal))
                    .Select(name => name[14..])
                    .Where(name => !name.StartsWith($"{original.Version}/en", StringComparison.Ordinal))
                    .Order());
            Assert.Empty((await site.SnapshotAsync()).StaleGenerations());
            await site.DeleteAsync($"glossary/{k}.csv");
        }
    }
}
