using Microsoft.Extensions.DependencyInjection;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Reading;
using Newsroom.Settings;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>
/// What is read out of pages that others saved, beside SmartReader: the phrases and fields that people marked for trafilatura, and the
/// texts that Readability gives. On these SmartReader, its port, is the measure itself.
/// </summary>
internal sealed class ExtractionBenchmark : IBenchmark
{
    private const string Data = "../extraction";
    private const int Workers = 2;

    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    public string Name => "extraction";

    public string Description => "main text, title, date and author of saved web pages beside SmartReader, on the pages of readability and "
        + $"trafilatura in {Data}/ beside the repository; --size is the number of pages of each";

    public int DefaultSize => 10_000;

    public Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var folder = Repository.Folder(Data);
        var (marked, readability) = (TestPages.OfTrafilatura(folder), TestPages.OfReadability(folder));
        Print("trafilatura", [.. marked.Take(size)], PrintPhrases, figures, cancellationToken);
        Print("readability", [.. readability.Take(size)], PrintWords, figures, cancellationToken);
        return Task.CompletedTask;
    }

    private void Print(
        string set, List<TestPage> pages, Action<string, List<Result>, FigureList> print, FigureList figures,
        CancellationToken cancellationToken)
    {
        Progress.Say($"{pages.Count} pages of {set}.");
        var results = pages.AsParallel().AsOrdered().WithDegreeOfParallelism(Workers).WithCancellation(cancellationToken).Select(Read)
            .ToList();
        foreach (var (half, part) in new[]
        {
            ("all", results), ("open half", results.FindAll(result => !result.Page.IsAside)),
            ("half put aside", results.FindAll(result => result.Page.IsAside)),
        })
        {
            if (part.Count > 0)
            {
                print($"{set}, {half} ({part.Count} pages)", part, figures);
                PrintFields($"{set}, {half}", part, figures);
            }
        }
    }

    private Result Read(TestPage page)
    {
        var bytes = File.ReadAllBytes(page.File.FullName);
        return new Result(page, PageReading.ByNewsroom(_reader, bytes), PageReading.BySmartReader(bytes));
    }

    private static void PrintPhrases(string set, List<Result> results, FigureList figures)
    {
        foreach (var (what, text) in new (string, Func<PageReading, string>)[]
        {
            ("phrases", reading => reading.Text), ("phrases without captions of pictures", reading => reading.WithoutCaptions()),
        })
        {
            var (ours, peer) = (new PhraseScore(), new PhraseScore());
            foreach (var result in results)
            {
                ours.Add(text(result.Ours), result.Page);
                peer.Add(text(result.Peer), result.Page);
            }

            figures.Add(new Figure($"{set}, {what}, precision", ours.Precision, peer.Precision));
            figures.Add(new Figure($"{set}, {what}, recall", ours.Recall, peer.Recall));
            figures.Add(new Figure($"{set}, {what}, F1", ours.F1, peer.F1));
        }
    }

    private static void PrintWords(string set, List<Result> results, FigureList figures)
    {
        var (ours, peer) = (new WordScore(), new WordScore());
        foreach (var result in results)
        {
            ours.Add(result.Ours.Text, result.Page.Text!);
            peer.Add(result.Peer.Text, result.Page.Text!);
        }

        figures.Add(new Figure($"{set}, words, precision", ours.Precision, peer.Precision));
        figures.Add(new Figure($"{set}, words, recall", ours.Recall, peer.Recall));
        figures.Add(new Figure($"{set}, words, F1", ours.F1, peer.F1));
    }

    private static void PrintFields(string set, List<Result> results, FigureList figures)
    {
        var (ours, peer) = (new FieldScore(), new FieldScore());
        foreach (var result in results)
        {
            ours.Add(result.Ours, result.Page);
            peer.Add(result.Peer, result.Page);
        }

        foreach (var (field, other) in ours.Fields.Zip(peer.Fields))
        {
            figures.Add(new Figure($"{set}, {field.Name} right where stated ({field.Pages} pages)", field.Share, other.Share));
        }
    }

    private sealed record Result(TestPage Page, PageReading Ours, PageReading Peer);
}
