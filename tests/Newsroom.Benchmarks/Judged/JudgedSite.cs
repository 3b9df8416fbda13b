using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search;
using Newsroom.Storage.Stores;

namespace Newsroom.Benchmarks.Judged;

/// <summary>Newsroom with the judged set: uploaded, read and published as on a site, in one process, without translations.</summary>
internal sealed class JudgedSite : IJudgedEngine, IAsyncDisposable
{
    private const int Writers = 4;

    private readonly ServiceProvider _services;

    private JudgedSite(ServiceProvider services) => _services = services;

    public string Name => "Newsroom";

    public static async Task<JudgedSite> PublishAsync(JudgedSet set, string connection, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["Newsroom:Languages"] = string.Join(',', JudgedSet.Languages),
            ["Newsroom:Translator"] = "none",
        }).Build();
        var site = new JudgedSite(new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton<TimeProvider>(new JudgedClock())
            .AddNewsroom(configuration)
            .BuildServiceProvider());
        var container = new BlobContainerClient(connection, "articles");
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var files = set.SeedPaths
            .Select(path => (Path: path, Bytes: BinaryData.FromBytes(File.ReadAllBytes(Path.Combine(set.Seeds.FullName, path)))))
            .Concat(set.Articles.Select(article => (article.Path, Bytes: BinaryData.FromString(article.Text))));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, options, async (file, token) =>
        {
            await container.UploadBlobAsync(file.Path, file.Bytes, token);
            await site._services.GetRequiredService<Ingestion>().IngestAsync(file.Path, token);
        });
        return site;
    }

    /// <summary>All that was published.</summary>
    public async Task<IReadOnlyList<JudgedText>> TextsAsync(CancellationToken cancellationToken)
    {
        var (list, bodies) = (_services.GetRequiredService<EditionList>(), _services.GetRequiredService<EditionStore>());
        List<JudgedText> texts = [];
        foreach (var language in JudgedSet.Languages)
        {
            for (string? after = null; ;)
            {
                var page = await list.ReadAsync(language, new EditionFilter(), after, 100, cancellationToken);
                foreach (var edition in page.Editions)
                {
                    var body = await bodies.ReadAsync(edition.Article, edition.Version, language, cancellationToken);
                    texts.Add(new JudgedText(edition.Article, language, edition.Title, $"{edition.Summary}\n{body!.Text}"));
                }

                if ((after = page.Next) is null)
                {
                    break;
                }
            }
        }

        return texts;
    }

    public async Task<IReadOnlyList<string>> SearchAsync(JudgedQuery query, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(query.Text, query.Language) { Limit = RankingQuality.Depth };
        var results = await _services.GetRequiredService<Searcher>().SearchAsync(request, cancellationToken);
        return [.. results.Items.Select(item => item.Article)];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>After the last article of the set, so that every run publishes all of them and gives them the same age.</summary>
    private sealed class JudgedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 12, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
