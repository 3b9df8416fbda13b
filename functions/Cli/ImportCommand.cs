using Azure;
using Newsroom.Content;
using Newsroom.Storage;

namespace Newsroom.Cli;

/// <summary>What <c>import</c> was asked to do.</summary>
/// <param name="Source">A folder, or an export of another program.</param>
/// <param name="Wait">Whether to wait until everything can be found.</param>
internal sealed record ImportOptions(FileSystemInfo Source, bool Wait)
{
    /// <summary>Of an export: the folder of the container that all goes to; empty for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Of an export: kinds of WordPress that are taken besides posts and events.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Of an export: whether to fetch the files of the old site.</summary>
    public bool Downloads { get; init; }

    /// <summary>Of an export: whether to replace what was edited since an earlier import.</summary>
    public bool Overwrites { get; init; }

    /// <summary>Of an export: the file for the whole report; null for none.</summary>
    public FileInfo? Report { get; init; }
}

/// <summary><c>./run import</c>: uploads a folder or the articles of an export, and waits if asked until everything is out.</summary>
internal sealed class ImportCommand(
    ImportOptions options, FolderImport folder, ExportImport export, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await (options.Source is DirectoryInfo directory
                ? folder.RunAsync(directory, options.Wait, stoppingToken)
                : export.RunAsync(new FileInfo(options.Source.FullName), stoppingToken));
        }
        catch (Exception reason) when (reason is NewerSchemaException or UnreadableException)
        {
            Environment.ExitCode = 1;
            await Console.Error.WriteLineAsync(reason.Message);
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
        {
            Environment.ExitCode = 1;
            await Console.Error.WriteLineAsync(error is RequestFailedException { Status: > 0 }
                ? $"The storage account refused: {error.Message.Split('\n')[0]} Run the same command again: it goes on where it stopped."
                : error is IOException ? error.Message
                : "The storage account does not answer. Is ./run running? Another account is named with --storage.");
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
