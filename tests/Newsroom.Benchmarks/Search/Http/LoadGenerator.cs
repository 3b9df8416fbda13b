using System.Diagnostics;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Http;

/// <summary>
/// HTTP clients. Each sends the next query as soon as it has a response, on its own connection, which stays open.
/// </summary>
/// <param name="app">The address of the app.</param>
/// <param name="path">The path and query string of a query.</param>
internal sealed class LoadGenerator(Uri app, Func<BenchQuery, string> path)
{
    public const int Clients = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    /// <summary>Responses per second, after some seconds that are not counted.</summary>
    /// <param name="queries">Requested again and again.</param>
    /// <param name="isNew">Whether each request has another address, so that no response comes from a cache.</param>
    public async Task<double> RequestsPerSecondAsync(IReadOnlyList<BenchQuery> queries, bool isNew, CancellationToken cancellationToken)
    {
        var addresses = queries.Select(query => new Uri(app, path(query))).ToList();
        await RunAsync(addresses, isNew, WarmUp, cancellationToken);
        return await RunAsync(addresses, isNew, Measured, cancellationToken);
    }

    /// <summary>Sends every query some times, so that later measurements find code and data warm.</summary>
    public async Task AskAllAsync(IReadOnlyList<BenchQuery> queries, int times, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var addresses = Enumerable.Repeat(queries, times).SelectMany(all => all).Select(query => new Uri(app, path(query)));
        await Parallel.ForEachAsync(
            addresses,
            new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = cancellationToken },
            async (address, token) => await http.GetByteArrayAsync(address, token));
    }

    private static async Task<double> RunAsync(List<Uri> addresses, bool isNew, TimeSpan time, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(client => Task.Run(
                () => AskAsync(addresses, client * addresses.Count / Clients, isNew, began, time, cancellationToken), cancellationToken)));
        return answers.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<long> AskAsync(
        List<Uri> addresses, int first, bool isNew, long began, TimeSpan time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var answered = 0;
        for (; Stopwatch.GetElapsedTime(began) < time; answered++)
        {
            var address = addresses[(first + answered) % addresses.Count];
            await http.GetByteArrayAsync(isNew ? new Uri($"{address}&n={began}-{first}-{answered}") : address, cancellationToken);
        }

        return answered;
    }
}
