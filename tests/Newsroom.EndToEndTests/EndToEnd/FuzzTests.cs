using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using CsCheck;
using Newsroom.Http.Api;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// Every request gets a documented response. <c>NEWSROOM_FUZZ</c> sets the number of requests; the default is 4,000.
/// </summary>
public sealed class FuzzTests(RunningSite sites, ITestOutputHelper output)
{
    private const int Askers = 8;

    private static readonly HttpStatusCode[] Expected =
    [
        HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound,
        HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotAcceptable, HttpStatusCode.Gone,
    ];

    private static readonly string[] Routes =
    [
        .. ApiOperation.All.Where(operation => operation.Method == "GET").Select(operation => operation.Path[1..]), "", "{lang}/{id}",
        "api/docs", "sitemap.xml", "robots.txt", "api/", "nothing", "api/{id}",
    ];

    private static readonly string[] Names =
    [
        .. ApiOperation.All.SelectMany(operation => operation.Parameters)
            .Where(parameter => !parameter.IsInPath)
            .Select(parameter => parameter.Name)
            .Distinct(),
        "unknown",
        "",
    ];

    private static readonly string[] Values =
    [
        "fr", "en", "xx", "all", "FR", "0", "-1", "1", "100", "101", "99999999999999999999", "1e9", "NaN", "true", "maybe", "2026",
        "0001-01-01", "9999-12-31", "2026-02-30", "2026-03-31", "relevance",
        "newest", "original", "machine", "failed", "voisins", "vois*", "v*", "*", "voisns~", "~2", "\"les voisins\"", "\"", "title:voisins",
        "title:", "(", "((((((((((", "a OR b OR c", "-voisins", "- -", "OR", "a' or PartitionKey ge '", "'", "''",
        "\0", "\n", "\r\nX-Injected: 1", "\u202e", "\ud83d\ude00", "é", "e\u0301", "<script>", "%", "%25", "../../etc/passwd", "eA", "MTA",
        "bmljZQ", "====", "AAAAAAAAAAAAAAAAAAAA", "month", "day", "2026-03", "2026-03-1", "2026-13", "2026-03-99999999",
        new('a', 600), new('é', 300), string.Join(' ', Enumerable.Repeat("voisins", 80)),
        string.Join(" OR ", Enumerable.Range(0, 60).Select(i => $"w{i}*")),
    ];

    private static readonly Gen<string> AValue = Gen.Frequency(
        (6, Gen.Int[0, Values.Length - 1].Select(i => Values[i])),
        (2, Gen.String[0, 40]),
        (1, Gen.Int.Select(i => i.ToString(CultureInfo.InvariantCulture))));

    private static readonly Gen<string> AQuery = Gen
        .Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), AValue, (name, value) => $"{name}={Escape(value)}")
        .List[0, 5]
        .Select(pairs => string.Join('&', pairs));

    /// <summary>Routes, path values, query strings; some are escaped incorrectly.</summary>
    private static readonly Gen<string> AnAddress = Gen.Select(
        Gen.Int[0, Routes.Length - 1].Select(i => Routes[i]), AValue, AQuery, Gen.Int[0, 9],
        (route, value, query, chance) =>
        {
            var path = route
                .Replace("{lang}", chance < 7 ? "fr" : Escape(value), StringComparison.Ordinal)
                .Replace("{id}", chance < 3 ? "aaaaaaaaaaaaa" : Escape(value), StringComparison.Ordinal);
            return $"{path}?{(chance == 9 ? query.Replace("%", "%%", StringComparison.Ordinal) : query)}";
        });

    [Fact]
    public async Task Every_question_gets_an_answer_that_is_described()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "voisins.md",
            "---\ntitle: Les voisins\ndate: 2025-01-03\nlanguage: fr\nevents: [{ title: La fête, start: 2032-05-01 }]\n---\n"
                + "Les voisins vivent dans la ville.");
        var requests = int.Parse(Environment.GetEnvironmentVariable("NEWSROOM_FUZZ") ?? "4000", CultureInfo.InvariantCulture);
        var (wrong, counts, slowest) = (
            new ConcurrentBag<string>(),
            new ConcurrentDictionary<HttpStatusCode, int>(),
            new ConcurrentBag<(TimeSpan Took, string Address)>());
        var addresses = new ConcurrentQueue<string>(AnAddress.Array[requests].Single());
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => AskAsync()));

        output.WriteLine(string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Value} × {(int)count.Key}")));
        var top = slowest.OrderDescending().Take(3).Select(one => $"{one.Took.TotalMilliseconds:0} ms {one.Address}");
        output.WriteLine($"The slowest: {string.Join("; ", top)}");
        Assert.Empty(wrong);

        async Task AskAsync()
        {
            while (addresses.TryDequeue(out var address))
            {
                var began = Stopwatch.GetTimestamp();
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(folder.Site.Http.BaseAddress!, address));
                if (address.Length % 2 == 0)
                {
                    request.Headers.Add("x-functions-key", folder.Site.Key);
                }

                using var answer = await folder.Site.Http.SendAsync(request, TestContext.Current.CancellationToken);
                await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                slowest.Add((Stopwatch.GetElapsedTime(began), address));
                counts.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                if (!(Expected.Contains(answer.StatusCode) || IsMoved(answer)) || answer.Headers.Contains("X-Injected"))
                {
                    wrong.Add($"{(int)answer.StatusCode} {address}");
                }
            }
        }
    }

    /// <summary>Whether it leads to a page of the same site: what was a search before every language had addresses of its own.</summary>
    private static bool IsMoved(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.MovedPermanently
        && answer.Headers.Location is { IsAbsoluteUri: false } target
        && target.OriginalString is ['/', not '/' and not '\\', ..];

    // Half a surrogate pair cannot be escaped.
    private static string Escape(string text) => Uri.EscapeDataString(string.Concat(text.EnumerateRunes()));
}
