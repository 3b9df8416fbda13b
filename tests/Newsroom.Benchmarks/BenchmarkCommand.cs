using System.CommandLine;
using Newsroom.Benchmarks.Http;
using Newsroom.Benchmarks.Search.ColdStart;
using Newsroom.Benchmarks.Search.Http;
using Newsroom.Benchmarks.Startup;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks;

/// <summary>
/// The command line: <c>NAME [--size N] [--json FILE]</c>. Figures go to standard output, everything else to standard error.
/// </summary>
internal static class BenchmarkCommand
{
    private static readonly TimeSpan TimeToCleanUp = TimeSpan.FromSeconds(30);

    public static async Task<int> Main(string[] args)
    {
        if (args is [MinimalApi.Verb])
        {
            await MinimalApi.RunAsync();
            return 0;
        }

        if (args is [LuceneFirstAnswer.Verb, var index, .. var words])
        {
            LuceneFirstAnswer.Print(new DirectoryInfo(index), words);
            return 0;
        }

        if (args is [LuceneDistantAnswer.Verb, var account, .. var asked])
        {
            await LuceneDistantAnswer.PrintAsync(account, asked);
            return 0;
        }

        if (args is [NewsroomFirstAnswer.Verb, var connection, .. var terms])
        {
            await NewsroomFirstAnswer.PrintAsync(connection, terms);
            return 0;
        }

        if (args is [LuceneEndpoint.Verb, var folder])
        {
            await LuceneEndpoint.RunAsync(new DirectoryInfo(folder));
            return 0;
        }

        if (args is [BareEndpoint.Verb, var file, var contentType])
        {
            await BareEndpoint.RunAsync(new FileInfo(file), contentType);
            return 0;
        }

        var benchmarks = Find();
        var command = Describe(benchmarks);
        return await command.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeToCleanUp });
    }

    private static SortedDictionary<string, IBenchmark> Find() => new(
        typeof(BenchmarkCommand).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IBenchmark)))
            .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
            .ToDictionary(benchmark => benchmark.Name),
        StringComparer.Ordinal);

    private static RootCommand Describe(SortedDictionary<string, IBenchmark> benchmarks)
    {
        var name = new Argument<string>("NAME")
        {
            Description =
                $"What to measure:\n{string.Join('\n', benchmarks.Values.Select(benchmark => $"{benchmark.Name}: {benchmark.Description}"))}",
        };
        name.Validators.Add(given =>
        {
            if (!benchmarks.ContainsKey(given.GetRequiredValue(name)))
            {
                given.AddError($"There is no benchmark '{given.GetRequiredValue(name)}'. There are: {string.Join(", ", benchmarks.Keys)}.");
            }
        });
        var size = new Option<int?>("--size") { Description = "How many articles (default: as each benchmark says)." };
        size.Validators.Add(given =>
        {
            if (given.GetValue(size) is < 1)
            {
                given.AddError("--size is a number from 1.");
            }
        });
        var json = new Option<FileInfo?>("--json") { Description = "File to write the figures to, as JSON." };
        var command = new RootCommand(
            "Measures Newsroom on this machine. Each figure is a line: 'name: ours=… peer=… ratio=…' (ours / peer) or 'name: ours=… "
                + "limit=…'.")
        {
            name, size, json,
        };
        command.SetAction((line, cancellationToken) =>
            RunAsync(benchmarks[line.GetRequiredValue(name)], line.GetValue(size), line.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IBenchmark benchmark, int? size, FileInfo? json, CancellationToken cancellationToken)
    {
        // What the app under test prints for people is no figure.
        var figures = new FigureList(Console.Out);
        Console.SetOut(TextWriter.Null);
        try
        {
            await benchmark.RunAsync(size ?? benchmark.DefaultSize, figures, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return 130;
        }
        catch (Exception failure) when (failure is BenchmarkException or AzuriteException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        if (json is not null)
        {
            await figures.WriteAsync(json, benchmark.Name, cancellationToken);
        }

        return 0;
    }
}
