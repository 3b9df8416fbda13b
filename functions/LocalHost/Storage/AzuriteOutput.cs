using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.LocalHost.Storage;

/// <summary>What Azurite says on its standard output: the ports, one line each for blobs, queues and tables.</summary>
internal static partial class AzuriteOutput
{
    public static async Task<AzuritePorts> ReadPortsAsync(Process process, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ports = new TaskCompletionSource<AzuritePorts>(TaskCreationOptions.RunContinuationsAsynchronously);
        var found = new Dictionary<string, int>();

        // The handlers stay for the life of the process: a full pipe would stop it.
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text && errors.Count < 20)
            {
                errors.Add(text);
            }
            else if (line.Data is null)
            {
                ended.TrySetResult();
            }
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && Listening().Match(text) is { Success: true } match)
            {
                found[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
                if (found.Count == 3)
                {
                    ports.TrySetResult(new AzuritePorts(found["Blob"], found["Queue"], found["Table"]));
                }
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        await Task.WhenAny(ports.Task, ended.Task).WaitAsync(cancellationToken);
        return ports.Task.IsCompleted
            ? await ports.Task
            : throw new AzuriteException($"Azurite ended before it listened. {string.Join(' ', errors)}".TrimEnd());
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^ ]*:(?<port>\d+)\s*$")]
    private static partial Regex Listening();
}
