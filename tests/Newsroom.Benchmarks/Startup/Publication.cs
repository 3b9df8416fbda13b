using System.Diagnostics;
using Newsroom.Local;

namespace Newsroom.Benchmarks.Startup;

/// <summary>This program and Newsroom beside it, published for this machine into a folder of their own; deleted at the end.</summary>
internal sealed class Publication : IDisposable
{
    private readonly DirectoryInfo _folder;

    private Publication(DirectoryInfo folder) => _folder = folder;

    /// <summary>The app.</summary>
    public string Newsroom => Path.Combine(_folder.FullName, "Newsroom.dll");

    /// <summary>This program.</summary>
    public string Benchmarks => Path.Combine(_folder.FullName, Path.GetFileName(typeof(Publication).Assembly.Location));

    /// <summary>Publishes both, with code for this machine (ReadyToRun) or without.</summary>
    /// <exception cref="BenchmarkException">It is not run inside the repository, or the SDK could not.</exception>
    public static async Task<Publication> MakeAsync(bool readyToRun, CancellationToken cancellationToken)
    {
        var project = RepositoryFolder.Find("tests/Newsroom.Benchmarks") ?? throw new BenchmarkException("Run it inside the repository: it publishes itself.");
        var published = new Publication(Directory.CreateTempSubdirectory("newsroom-benchmark-"));
        try
        {
            await PublishAsync(project, published._folder, readyToRun, cancellationToken);
            return published;
        }
        catch
        {
            published.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task PublishAsync(DirectoryInfo project, DirectoryInfo folder, bool readyToRun, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "publish", project.FullName, "-c", "Release", $"-p:PublishReadyToRun={(readyToRun ? "true" : "false")}",
            "-o", folder.FullName, "-v", "quiet", "--nologo",
        ];
        using var sdk = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await sdk.StandardOutput.ReadToEndAsync(cancellationToken);
        await sdk.WaitForExitAsync(cancellationToken);
        if (sdk.ExitCode != 0)
        {
            throw new BenchmarkException($"dotnet publish: {said}");
        }
    }
}
