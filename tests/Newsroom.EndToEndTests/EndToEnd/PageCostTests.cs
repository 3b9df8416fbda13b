using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Telemetry;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The requests to storage that a page costs (docs/site.md).</summary>
public sealed class PageCostTests(RunningSite sites)
{
    private const int Articles = 60;
    private const string List = "api/articles?lang=fr&limit=100";

    /// <summary>A page, its function, and the max number of requests: in a new process, and after a publication.</summary>
    private static readonly (string Path, string Function, int Cold, int Changed)[] Pages =
    [
        ("fr", "WebHome", 15, 9),
        ("fr/archive", "WebArchive", 4, 4),
        ("fr/archive/2026-01", "WebMonth", 7, 6),
        ("fr/topics", "WebTopics", 4, 4),
        ("fr/topics/ville", "WebTopics", 37, 9),
        ("fr/places/Dakar", "WebPlaces", 37, 9),
        ($"fr/{IdOf(7)}", "WebArticle", 17, 13),
        ("fr/search?q=voisins", "WebSearch", 25, 9),
    ];

    [Fact]
    public async Task A_page_costs_few_requests_to_storage_and_none_while_nothing_changes()
    {
        await using var writer = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        await Task.WhenAll(Enumerable.Range(1, Articles).Select(number => writer.UploadAsync(PathOf(number), Text(number))));
        foreach (var number in Enumerable.Range(1, Articles))
        {
            await writer.OverAsync(PathOf(number));
        }

        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Storage = writer.Storage });
        using var requests = new Invocations(site.Services.GetRequiredService<IMeterFactory>());
        foreach (var page in Pages)
        {
            var cold = await CostAsync(site, requests, page.Path, page.Function);
            var warm = await CostAsync(site, requests, page.Path, page.Function);
            var before = await site.GetTextAsync(List);
            await writer.UploadAsync("more.md", Text(99) + page.Path);
            await site.EventuallyAsync(() => site.GetTextAsync(List), list => list != before);
            await writer.OverAsync("more.md");
            var changed = await CostAsync(site, requests, page.Path, page.Function);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{page.Path}: {cold} cold, {warm} warm, {changed} after a publication"));
            Assert.InRange(cold, 0, page.Cold);
            Assert.InRange(warm, 0, 2);
            Assert.InRange(changed, 0, page.Changed);
        }
    }

    private static async Task<int> CostAsync(NewsroomSite site, Invocations requests, string path, string function)
    {
        requests.Clear();
        await site.GetTextAsync(path);
        return await site.EventuallyAsync(() => Task.FromResult(requests.Of(function)), count => count is not null) ?? 0;
    }

    private static string PathOf(int number) => $"{number}.md";

    private static string IdOf(int number) => new BlobPath(PathOf(number)).ArticleId;

    private static string Text(int number) =>
        $"---\ntitle: Les voisins numéro {number}\ndate: 2026-01-{1 + number % 28:00}\nlanguage: fr\ntags: [ville]\n---\n"
            + $"À Dakar, les voisins de la rue {number} parlent de leurs projets.\n";

    /// <summary>The requests of invocations of functions.</summary>
    private sealed class Invocations : IDisposable
    {
        private readonly ConcurrentQueue<(string Function, int Requests)> _seen = new();
        private readonly MeterListener _listener = new();

        public Invocations(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "newsroom.invocation.storage.operations" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    if (tag.Key == NewsroomMetrics.Function)
                    {
                        _seen.Enqueue(((string)tag.Value!, value));
                    }
                }
            });
            _listener.Start();
        }

        public int? Of(string function) => _seen.Where(one => one.Function == function).Select(one => (int?)one.Requests).FirstOrDefault();

        public void Clear() => _seen.Clear();

        public void Dispose() => _listener.Dispose();
    }
}
