using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Publishing.Translating;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>If too many sentences of a translation are doubtful, a person must review it first.</summary>
public sealed class ReviewTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Path = "budget.md";

    /// <summary>The engine of these tests loses the number 4.</summary>
    private const string Doubtful = "# Un titre\n\nLes voisins de la ville parlent. Il y a 4 projets à 5 sous.";

    private static readonly Dictionary<string, string?> Strict = new() { ["Newsroom:ReviewAbovePercent"] = "20" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_doubtful_translation_is_held_until_somebody_approves_it_and_is_paid_once()
    {
        var site = await SiteAsync();
        await using var process = await PublishAsync(site, Doubtful);
        var article = await process.ArticleAsync(Path);
        Assert.Null(article.In("en"));
        Assert.Equal(
            ("en", 3, 1), (article.InReview.Single().Language, article.InReview.Single().Sentences, article.InReview.Single().Flagged));
        var entry = (await process.LedgerAsync(Path))!;
        Assert.Equal(
            (
                LedgerState.Published,
                "The translation into English waits for review, as 1 of its 3 sentences are doubtful: approve it, or upload a translation."
            ),
            (entry.State, entry.Error));

        // What waits for a person is not retried.
        Assert.Empty(await process.JobsAsync(Path));
        var bill = site.Translator.Bill.Values.Sum();
        await process.TranslateAsync(new TranslationJob(article.Id, article.Original!.Version, "en"));
        Assert.Equal(bill, site.Translator.Bill.Values.Sum());

        Assert.False(await process.Get<ApproveTranslation>().ApproveAsync(article.Id, "es", Cancellation));
        Assert.True(await process.Get<ApproveTranslation>().ApproveAsync(article.Id, "en", Cancellation));
        article = await process.ArticleAsync(Path);
        Assert.Equal((EditionKind.Machine, "en: Un titre"), (article.In("en")!.Kind, article.In("en")!.Title));
        Assert.Empty(article.InReview);
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(Path))!.State);
        Assert.False(await process.Get<ApproveTranslation>().ApproveAsync(article.Id, "en", Cancellation));
    }

    [Fact]
    public async Task One_that_is_within_the_bound_is_published()
    {
        var site = await SiteAsync();
        await using var process = await PublishAsync(site, Doubtful + " Puis rien. Et encore rien. Et puis voilà.");
        Assert.NotNull((await process.ArticleAsync(Path)).In("en"));
    }

    [Fact]
    public async Task The_translation_of_the_version_before_stays_live_meanwhile()
    {
        var site = await SiteAsync();
        await (await PublishAsync(site, "# Un titre\n\nLes voisins de la ville parlent.")).DisposeAsync();
        await using var process = await PublishAsync(site, Doubtful);
        var article = await process.ArticleAsync(Path);
        Assert.NotEqual(article.Original!.Version, article.In("en")!.SourceVersion);
        Assert.Equal(article.Original.Version, EditionVersion.OriginalOf(article.InReview.Single().Version));
    }

    [Theory]
    [InlineData("budget.md", "# Un titre\n\nLes voisins de la ville parlent.")]
    [InlineData("budget.en.md", "# A title\n\nThe neighbours talk.")]
    public async Task A_better_original_or_a_human_translation_takes_its_place_and_nothing_of_it_is_left(string path, string text)
    {
        var site = await SiteAsync();
        await (await PublishAsync(site, Doubtful)).DisposeAsync();
        await site.UploadAsync(path, text);
        await using var process = site.Start(later: TimeSpan.FromMinutes(1), settings: Strict);
        await process.IngestAsync(path);
        await process.TranslateAllAsync(Path);
        var article = await process.ArticleAsync(Path);
        Assert.NotNull(article.In("en"));
        Assert.Empty(article.InReview);
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(Path))!.State);

        await site.DeleteAsync(Path);
        await process.IngestAsync(Path);
        if (path != Path)
        {
            await site.DeleteAsync(path);
            await process.IngestAsync(path);
        }

        Assert.Empty(await site.BodiesAsync());
    }

    private async Task<Site> SiteAsync()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        site.Translator.Answer = (fragment, target) => $"{target}: {fragment.Replace("4", "many", StringComparison.Ordinal)}";
        return site;
    }

    private static async Task<NewsroomProcess> PublishAsync(Site site, string text)
    {
        await site.UploadAsync(Path, text);
        var process = site.Start(later: TimeSpan.FromMinutes(1), settings: Strict);
        await process.IngestAsync(Path);
        await process.TranslateAllAsync(Path);
        return process;
    }
}
