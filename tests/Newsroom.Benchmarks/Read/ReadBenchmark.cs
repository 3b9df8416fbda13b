using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;

namespace Newsroom.Benchmarks.Read;

/// <summary>From the bytes of a file to the draft, everything included: text, title, date, language, names, places, events.</summary>
internal sealed class ReadBenchmark : IBenchmark
{
    private const double MaxMilliseconds = 10;
    private const int Variants = 20;
    private const int Rounds = 5;
    private const int TextLength = 5_000;

    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    public string Name => "read";

    public string Description =>
        "processor time to read an article of 5 KB, per format, warm; .html beside SmartReader, which finds the article only";

    public int DefaultSize => 400;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var news = new NewsText(await FrenchSeeds.ReadAsync(cancellationToken), new Random(1));
        var texts = Enumerable.Range(0, Variants).Select(number => LongEnough(news, number)).ToList();
        foreach (var format in ArticleFile.Formats)
        {
            Progress.Say($"{size} {format.Extension} files.");
            var files = texts.Select(format.Write).ToList();
            var peer =
                format.Extension == "html"
                    ? Measure(size, number => SmartReaderPeer.Read(files[number % Variants]), cancellationToken)
                    : (double?)null;
            var ours = Measure(
                size,
                number => Read($"{number % Variants}.{format.Extension}", files[number % Variants]),
                cancellationToken);
            figures.Add(
                new Figure(
                    $"reading a .{format.Extension} of 5 KB of text, ms of processor time (best of {Rounds} runs)",
                    ours,
                    peer,
                    MaxMilliseconds));
        }
    }

    private static string LongEnough(NewsText news, int number)
    {
        var text = new StringBuilder(news.Write($"Lecture{number}"));
        while (Encoding.UTF8.GetByteCount(text.ToString()) < TextLength)
        {
            text.Append('\n').Append(news.Write($"Suite{number}").Split("\n\n", 3)[^1]);
        }

        return text.ToString();
    }

    /// <summary>The run that was disturbed least, after one that is not counted.</summary>
    private static double Measure(int size, Action<int> read, CancellationToken cancellationToken)
    {
        var best = double.MaxValue;
        for (var round = 0; round <= Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var number = 0; number < size; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                read(number);
            }

            var taken = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / size;
            best = round == 0 ? best : Math.Min(best, taken);
        }

        return best;
    }

    private void Read(string name, byte[] content)
    {
        if (
            _reader.Read(new Upload(new BlobPath(name), "1", DateTimeOffset.UtcNow, content.Length, content)).Body.Text.Length
            < TextLength / 2)
        {
            throw new BenchmarkException($"Half of {name} was lost.");
        }
    }
}
