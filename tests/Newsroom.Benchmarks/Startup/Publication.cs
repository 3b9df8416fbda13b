using System.Diagnostics;
using Newsroom.Cli;

namespace Newsroom.Benchmarks.Startup;

/// <summary>This program and Newsroom beside it, published for this machine into a folder of their own; deleted at the end.</summary>
internal sealed class Publication : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Compilation _compilation;

    private Publication(DirectoryInfo folder, Compilation compilation) => (_folder, _compilation) = (folder, compilation);

    /// <summary>The app: an assembly, or a program that has the runtime with it.</summary>
    public string Newsroom => Program("Newsroom");

    /// <summary>This program, likewise.</summary>
    public string Benchmarks => Program(typeof(Publication).Assembly.GetName().Name!);

    /// <summary>Publishes both.</summary>
    /// <exception cref="BenchmarkException">It is not run inside the repository, or the SDK could not.</exception>
    public static async Task<Publication> MakeAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        var project = RepositoryFolder.Find("tests/Newsroom.Benchmarks")
            ?? throw new BenchmarkException("Run it inside the repository: it publishes itself.");
        var published = new Publication(Directory.CreateTempSubdirectory("newsroom-benchmark-"), compilation);
        try
        {
            await published.PublishAsync(project, cancellationToken);
            return published;
        }
        catch
        {
            published.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>How one of them is started.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments) =>
        program.EndsWith(".dll", StringComparison.Ordinal)
            ? new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true }
            : new(program, arguments) { RedirectStandardOutput = true };

    private string Program(string name) => Path.Combine(_folder.FullName, _compilation == Compilation.WithRuntime ? name : $"{name}.dll");

    private async Task PublishAsync(DirectoryInfo project, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "publish", project.FullName, "-c", "Release", .. Properties(_compilation),
            "-o", _folder.FullName, "-v", "quiet", "--nologo",
        ];
        using var sdk = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await sdk.StandardOutput.ReadToEndAsync(cancellationToken);
        await sdk.WaitForExitAsync(cancellationToken);
        if (sdk.ExitCode != 0)
        {
            throw new BenchmarkException($"dotnet publish: {said}");
        }
    }

    /// <summary>In the words of the figures.</summary>
    public static string Describe(Compilation compilation) => compilation switch
    {
        Compilation.None => "not compiled ahead",
        Compilation.Ahead => "ReadyToRun",
        _ => "ReadyToRun with the runtime",
    };

    private static string[] Properties(Compilation compilation) => compilation switch
    {
        Compilation.None => ["-p:PublishReadyToRun=false"],
        Compilation.Ahead => ["-p:PublishReadyToRun=true"],
        _ => ["-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true", "--self-contained"],
    };
}
