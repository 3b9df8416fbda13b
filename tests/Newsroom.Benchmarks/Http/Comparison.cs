using Newsroom.Benchmarks.Startup;

namespace Newsroom.Benchmarks.Http;

/// <summary>An address of the app beside a bare Kestrel endpoint that gives the same bytes, in turns.</summary>
internal static class Comparison
{
    private const int Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);
    private static readonly string Peer = typeof(Comparison).Assembly.Location;

    /// <param name="name">What the figure is called.</param>
    /// <param name="address">An address of the app.</param>
    /// <param name="has">Whether the caller has the answer already.</param>
    /// <param name="figures">Takes the requests per second.</param>
    /// <param name="cancellationToken">Stops the measuring.</param>
    public static async Task RunAsync(string name, Uri address, bool has, FigureList figures, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(address, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var tag = has ? answer.Headers.ETag!.ToString() : null;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
            await using var bare = await ListeningProcess.StartAsync(
                Peer,
                [BareEndpoint.Verb, file, answer.Content.Headers.ContentType!.ToString()],
                new Dictionary<string, string>(),
                cancellationToken);
            var peer = new Uri(bare.Address, has ? "unchanged" : "bytes");
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round <= Rounds; round++)
            {
                var time = round == 0 ? WarmUp : Measured;
                ours.Add(await Wrk.RequestsPerSecondAsync(address, time, tag, cancellationToken));
                theirs.Add(await Wrk.RequestsPerSecondAsync(peer, time, entityTag: null, cancellationToken));
            }

            figures.Add(new Figure($"{name} (median of {Rounds})", Median(ours), Peer: Median(theirs)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Median(List<double> rates) => rates.Skip(1).Order().ElementAt(Rounds / 2);
}
