using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Translation;
using Newsroom.Translation.Apertium;

namespace Newsroom.Benchmarks.Translate;

/// <summary>
/// Articles from French into English by Apertium with two pipelines, beside two pipelines of the bare program that read the same
/// sentences from a file and check nothing.
/// </summary>
internal sealed class TranslateBenchmark : IBenchmark
{
    private const int Pipelines = 2;
    private const int Rounds = 3;
    private const int SentencesEach = 15;

    private static readonly HtmlCleaner Cleaner = new();
    private static readonly Terminology NoTerms = Glossary.Empty.Between("fr", "en");

    public string Name => "translate";

    public string Description => $"articles of {SentencesEach} sentences a second by Apertium with {Pipelines} pipelines, warm, beside "
        + "the bare program";

    public int DefaultSize => 200;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var installation = ApertiumInstallation.Find(dataDirectory: null, Environment.GetEnvironmentVariable("PATH"));
        if (installation?.Modes.Route("fr", "en") is not { Count: > 0 } route)
        {
            throw new BenchmarkException("Apertium is not installed, or has no way from French to English.");
        }

        var seeds = (await FrenchSeeds.ReadAsync(cancellationToken)).Sentences;
        var articles = Enumerable.Range(0, size).Select(number => Article(number, seeds)).ToList();
        using var apertium = new ApertiumTranslator(installation, new ApertiumLimits { Pipelines = Pipelines }, TimeProvider.System, NullLogger<ApertiumTranslator>.Instance);
        var translator = new EditionTranslator(apertium, Cleaner);
        await TranslateAsync(translator, articles[..Math.Min(size, 10)], cancellationToken);
        var (ours, bare) = (new Samples(), new Samples());
        for (var round = 1; round <= Rounds; round++)
        {
            Progress.Say($"Round {round} of {Rounds}.");
            bare.Add(await PipeAsync(route, articles, cancellationToken) - await PipeAsync(route, [Article(0, seeds), Article(1, seeds)], cancellationToken));
            ours.Add(await TranslateAsync(translator, articles, cancellationToken));
        }

        figures.Add(new Figure($"translation, articles of {SentencesEach} sentences a second (best of {Rounds} "
            + "runs)", size * 1000 / ours.Best, size * 1000 / bare.Best));
    }

    private static EditionBody Article(int number, IReadOnlyList<string> seeds)
    {
        var sentences = Enumerable.Range(0, SentencesEach).Select(i => $"{seeds[(number * SentencesEach + i) % seeds.Count][..^1]} "
            + $"{number}.").ToList();
        return new EditionBody
        {
            Title = $"Article {number}",
            Language = "fr",
            Published = DateTimeOffset.UnixEpoch,
            Html = string.Concat(sentences.Chunk(3).Select(some => $"<p>{HtmlText.Escape(string.Join(' ', some))}</p>")),
            Text = string.Join('\n', sentences),
        };
    }

    /// <summary>As the app does it: sentences, checks, second tries and all.</summary>
    private static async Task<TimeSpan> TranslateAsync(EditionTranslator translator, IReadOnlyList<EditionBody> articles, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(articles, new ParallelOptions { MaxDegreeOfParallelism = 2 * Pipelines, CancellationToken = cancellationToken }, async (article, token) =>
        {
            if ((await translator.TranslateAsync(article, "en", NoTerms, known: null, token)).Body.Text.Length < article.Text.Length / 2)
            {
                throw new BenchmarkException("Half of an article was lost.");
            }
        });
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Every second article through the one pipeline, the rest through the other.</summary>
    private static async Task<TimeSpan> PipeAsync(IReadOnlyList<ApertiumMode> route, IReadOnlyList<EditionBody> articles, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Pipelines).Select(pipeline => PipeAsync(
            string.Join(" | ", route.Select(mode => $"apertium -u {mode.Name}")),
            string.Join("\n\n", articles.Where((_, number) => number % Pipelines == pipeline).Select(article => $"{article.Title}\n\n{article.Text}")),
            cancellationToken)));
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task PipeAsync(string command, string text, CancellationToken cancellationToken)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var reading = shell.StandardOutput.ReadToEndAsync(cancellationToken);
        await shell.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        shell.StandardInput.Close();
        if ((await reading).Length < text.Length / 2)
        {
            throw new BenchmarkException("The bare program lost half of a text.");
        }

        await shell.WaitForExitAsync(cancellationToken);
    }
}
