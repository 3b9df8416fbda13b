using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Newsroom.Benchmarks.Hosting;
using Newsroom.Benchmarks.Http;
using Newsroom.Benchmarks.Startup;
using Newsroom.Content;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Pictures;

/// <summary>Photos of 12 megapixels: memory while they are read and made, the time of a first request, and requests from then on.</summary>
internal sealed class PicturesBenchmark : IBenchmark
{
    private const double MaxIntakeMegabytes = 350;
    private const double MaxFirstMegabytes = 400;
    private const double MaxFirstSeconds = 1;
    private const int OneByOne = 5;
    private const int AtOnce = 60;

    private static readonly string Newsroom = Path.Combine(AppContext.BaseDirectory, "Newsroom.dll");

    /// <summary>Widths that are made at the first request; the narrowest is made when the file is read.</summary>
    private static readonly string[] Widths = ["-640", "-1280", "-1920", ""];

    public string Name => "pictures";

    public string Description =>
        "memory and time for N photos of 12 megapixels, and requests per second beside a bare Kestrel endpoint (needs wrk, Linux)";

    public int DefaultSize => 200;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        if (size < OneByOne + AtOnce)
        {
            throw new BenchmarkException($"At least {OneByOne + AtOnce} photos are needed.");
        }

        Progress.Say($"Drawing {size} photos.");
        using var photos = await PhotoFolder.DrawAsync(size, cancellationToken);
        await using var azurite = await Azurite.StartAsync(new(), cancellationToken);
        await using var newsroom = await ListeningProcess.StartAsync(
            Newsroom, ["--port", "0", "--no-seeds", "--languages", "fr"], AppSettings.Of(azurite.ConnectionString()), cancellationToken);
        using var http = new HttpClient { BaseAddress = newsroom.Address, Timeout = TimeSpan.FromMinutes(5) };
        figures.Add(new Figure("pictures, memory after the start, MB", newsroom.ResidentMegabytes));

        newsroom.ForgetPeak();
        await ImportAsync(photos, azurite.ConnectionString(), cancellationToken);
        var versions = await ReadVersionsAsync(http, cancellationToken);
        if (versions.Count != size)
        {
            throw new BenchmarkException($"Only {versions.Count} of {size} photos were published.");
        }

        figures.Add(new Figure($"pictures, peak memory while {size} are read, MB", newsroom.PeakMegabytes, Limit: MaxIntakeMegabytes));
        await RequestFirstAsync(http, versions, figures, cancellationToken);
        await RequestAtOnceAsync(newsroom, http, versions, figures, cancellationToken);
        foreach (var width in new[] { "-320", "-640", "-1280" })
        {
            var bytes = (await http.GetByteArrayAsync(AddressOf(versions, 0, width), cancellationToken)).Length;
            figures.Add(new Figure($"pictures, warm{width}, KB", bytes / 1024.0));
            await Comparison.RunAsync(
                $"pictures, warm{width}, requests/s", new Uri(newsroom.Address, AddressOf(versions, 0, width)), has: false, figures,
                cancellationToken);
        }
    }

    private static async Task ImportAsync(PhotoFolder photos, string storage, CancellationToken cancellationToken)
    {
        Progress.Say("Importing them.");
        using var command = Program.Build(["import", photos.Folder.FullName, "--storage", storage, "--wait"]);
        await command.RunAsync(cancellationToken);
    }

    /// <summary>The version of each photo, by its number.</summary>
    private static async Task<IReadOnlyDictionary<int, string>> ReadVersionsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var list = JsonDocument.Parse(await http.GetStringAsync("api/articles?lang=fr", cancellationToken));
        var id = list.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
        using var article = JsonDocument.Parse(await http.GetStringAsync($"api/articles/{id}?lang=fr", cancellationToken));
        var html = article.RootElement.GetProperty("html").GetString()!;
        return System.Text.RegularExpressions.Regex.Matches(html, @"src=""[^""]*/files/([a-z2-7]{20})-1280/photo-(\d+)\.jpg""")
            .ToDictionary(
                match => int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture), match => match.Groups[1].Value);
    }

    private static async Task RequestFirstAsync(
        HttpClient http, IReadOnlyDictionary<int, string> versions, FigureList figures, CancellationToken cancellationToken)
    {
        foreach (var width in Widths)
        {
            var times = new List<double>();
            for (var number = 0; number < OneByOne; number++)
            {
                var began = Stopwatch.GetTimestamp();
                await http.GetByteArrayAsync(AddressOf(versions, number, width), cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            var name = width.Length == 0 ? "in its own size" : $"{width[1..]} pixels wide";
            var median = times.Order().ElementAt(OneByOne / 2);
            figures.Add(new Figure($"pictures, first request {name}, s (median of {OneByOne})", median, Limit: MaxFirstSeconds));
            figures.Add(new Figure($"pictures, first request {name}, s (slowest)", times.Max(), Limit: MaxFirstSeconds));
        }
    }

    private static async Task RequestAtOnceAsync(
        ListeningProcess newsroom, HttpClient http, IReadOnlyDictionary<int, string> versions, FigureList figures,
        CancellationToken cancellationToken)
    {
        Progress.Say($"{AtOnce} first requests at once.");
        newsroom.ForgetPeak();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(OneByOne, AtOnce)
            .Select(number => http.GetByteArrayAsync(AddressOf(versions, number, "-1280"), cancellationToken)));
        figures.Add(new Figure($"pictures, {AtOnce} first requests at once, s for all", Stopwatch.GetElapsedTime(began).TotalSeconds));
        figures.Add(new Figure(
            $"pictures, peak memory of {AtOnce} first requests at once, MB", newsroom.PeakMegabytes, Limit: MaxFirstMegabytes));
        newsroom.ForgetPeak();
        await Task.WhenAll(Enumerable.Range(OneByOne, AtOnce)
            .Select(number => http.GetByteArrayAsync(AddressOf(versions, number, ""), cancellationToken)));
        figures.Add(new Figure(
            $"pictures, peak memory of {AtOnce} first requests at once in their own size, MB",
            newsroom.PeakMegabytes,
            Limit: MaxFirstMegabytes));
    }

    private static string AddressOf(IReadOnlyDictionary<int, string> versions, int number, string width) =>
        $"files/{versions[number]}{width}/{PhotoFolder.NameOf(number)}";
}
