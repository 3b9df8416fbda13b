using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Benchmarks.Ingest;

/// <summary>How long readers wait for an article: uploads one after the other, asked for through HTTP every 20 ms.</summary>
internal sealed class UploadLatency(FrenchSeeds seeds, FigureList figures)
{
    private const int Uploads = 50;
    private const int WarmUps = 5;
    private const double MaxToVisible = 1_000;
    private const double MaxToSearchable = 3_000;
    private const string Visible = "upload to visible";
    private const string Searchable = "upload to searchable in English";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly Samples _visible = new();
    private readonly Samples _searchable = new();
    private readonly NewsText _texts = new(seeds, new Random(50));

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        Progress.Say($"Latency: {WarmUps} uploads to warm up, then {Uploads} measured.");
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var app = await RunningApp.StartAsync(azurite.ConnectionString(), "fr,en", cancellationToken);
        var inbox = new BlobContainerClient(azurite.ConnectionString(), Inbox.Container, new(BlobClientOptions.ServiceVersion.V2024_11_04));
        var engine = app.Services.GetRequiredService<TranslationEngine>();
        var translates = engine.Translator?.Supports("fr", "en") == true;
        for (var number = 0; number < WarmUps + Uploads; number++)
        {
            var (visible, searchable) = await UploadAsync(inbox, app, number, translates, cancellationToken);
            if (number >= WarmUps)
            {
                _visible.Add(visible);
                _searchable.Add(searchable);
            }
        }

        Report(Visible, _visible, MaxToVisible);
        if (translates)
        {
            Report(Searchable, _searchable, MaxToSearchable);
        }
        else
        {
            figures.Omit(
                Searchable,
                engine.Translator is null
                    ? engine.Absence
                    : $"{await engine.Translator.DescribeAsync("fr", "en", CancellationToken.None)} does not translate French into English."
            );
        }
    }

    private async Task<(TimeSpan Visible, TimeSpan Searchable)> UploadAsync(
        BlobContainerClient inbox, RunningApp app, int number, bool translates, CancellationToken cancellationToken)
    {
        var marker = Marker.Of(number);
        var path = $"2026/{number:D3}-{marker}.txt";
        await inbox.GetBlobClient(path).UploadAsync(new BinaryData(_texts.Write(marker)), overwrite: true, cancellationToken);
        var uploaded = Stopwatch.GetTimestamp();
        var id = new BlobPath(path).ArticleId;
        var visible = HasAsync(app.Http, "api/articles?lang=fr&limit=100", id, uploaded, cancellationToken);
        var searchable = translates ? HasAsync(app.Http, $"api/search?lang=en&q={marker}", id, uploaded, cancellationToken) : visible;
        if (await visible is { } shown && await searchable is { } found)
        {
            return (shown, found);
        }

        var entry = await app.Services.GetRequiredService<Ledger>().FindAsync(path, cancellationToken);
        throw new BenchmarkException(
            $"{path} did not come out in {Timeout.TotalSeconds:0} s: "
                + $"{(entry is null ? "nobody noticed it" : $"{entry.State}, {entry.Error ?? "no error"}")}.");
    }

    /// <summary>Asks again and again until an answer has the article; null where none has.</summary>
    private static async Task<TimeSpan?> HasAsync(
        HttpClient http,
        string address,
        string id,
        long since,
        CancellationToken cancellationToken)
    {
        while (Stopwatch.GetElapsedTime(since) < Timeout)
        {
            var answer = await http.GetFromJsonAsync<JsonElement>(address, cancellationToken);
            if (answer.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("id").GetString() == id))
            {
                return Stopwatch.GetElapsedTime(since);
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    private void Report(string what, Samples samples, double limit)
    {
        figures.Add(new Figure($"{what} p50 ms", samples.Median, Limit: limit));
        figures.Add(new Figure($"{what} p95 ms", samples.Percentile(95)));
    }
}
