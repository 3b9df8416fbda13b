using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Publishing.Editions;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A running site on which the test publishes without uploads, to be fast.</summary>
internal sealed class LargeSite(NewsroomSite site) : IAsyncDisposable
{
    public const string Language = "fr";

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public NewsroomSite Site => site;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<LargeSite> StartAsync(RunningSite sites)
    {
        // Articles without an upload must not be handled as deleted.
        var site = await sites.StartOwnAsync(
            new SiteSettings { Languages = Language, Others = new() { ["NewsroomReconcileSchedule"] = "0 0 0 1 1 *" } });
        return new LargeSite(site);
    }

    public static string Id(int number) => PathOf(number).ArticleId;

    public static string FeedId(int number) => $"newsroom:tests:{Id(number)}:{Language}";

    public static string Title(int number, int version) => $"Article {number}, version {version}";

    /// <summary>Publishes an article, or a new version of it, as ingestion does.</summary>
    public async Task PublishAsync(int number, int version, double day)
    {
        var body = new EditionBody
        {
            Title = Title(number, version),
            Language = Language,
            Published = Start.AddDays(day),
            Html = $"<p>Le texte de l’article {number}, version {version}.</p>",
            Text = $"Le texte de l’article {number}, version {version}.",
        };
        var upload = new Upload(PathOf(number), $"{number}-{version}", Start.AddDays(day).AddMinutes(version), Size: 0, Content: null);
        Assert.NotNull(
            await site.Services.GetRequiredService<PublishUpload>().TryPublishAsync(
                await LoadAsync(number), upload, new Draft { Body = body }, Cancelled));
    }

    public async Task WithdrawAsync(int number) =>
        Assert.NotNull(
            await site
                .Services.GetRequiredService<WithdrawUpload>()
                .TryWithdrawAsync(await LoadAsync(number), PathOf(number).Path, Cancelled));

    /// <summary>Writes only a row of the timeline, for lists of thousands.</summary>
    public Task ListAsync(int number, double day, params string[] tags) =>
        site.Services.GetRequiredService<Timeline>().UpsertAsync(EditionOf(number, day, tags), pictures: null, Cancelled);

    /// <summary>Writes only an article's row.</summary>
    public Task KeepAsync(int number) => site.Services.GetRequiredService<ArticleStore>().TrySaveAsync(
        new StoredArticle(
            new Article
            {
                Id = Id(number),
                Editions = System.Collections.Immutable.ImmutableSortedDictionary<string, Edition>.Empty.Add(
                    Language, EditionOf(number, 0, [])),
            },
            ETag: null),
        Cancelled);

    /// <summary>Advances the generation of the language.</summary>
    public Task AdvanceAsync() => site.Services.GetRequiredService<Generations>().AdvanceAsync(Language, Cancelled);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static BlobPath PathOf(int number) => new($"large/{number}.md");

    private static Edition EditionOf(int number, double day, IReadOnlyList<string> tags) => new()
    {
        Article = Id(number),
        Language = Language,
        Kind = EditionKind.Original,
        Version = "v",
        Title = $"Article {number}",
        Published = Start.AddDays(day),
        Updated = Start.AddDays(day),
        Tags = tags,
    };

    private Task<StoredArticle> LoadAsync(int number) => site.Services.GetRequiredService<ArticleStore>().LoadAsync(Id(number), Cancelled);
}
