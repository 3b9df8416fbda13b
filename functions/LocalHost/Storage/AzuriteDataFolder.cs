using System.Diagnostics;
using System.Globalization;

namespace Newsroom.LocalHost.Storage;

/// <summary>A data folder belongs to one Azurite at a time: two would overwrite each other's tables.</summary>
internal sealed class AzuriteDataFolder(string folder)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private string PidFile => System.IO.Path.Combine(folder, "azurite.pid");

    public string Path => folder;

    /// <summary>Waits for an Azurite whose owner has just died: it is still writing its data.</summary>
    public async Task WaitUntilFreeAsync(CancellationToken cancellationToken)
    {
        CreateFolder();
        if (!File.Exists(PidFile)
            || !int.TryParse(await File.ReadAllTextAsync(PidFile, cancellationToken), CultureInfo.InvariantCulture, out var pid)
            || RunningNode(pid) is not { } previous)
        {
            return;
        }

        using (previous)
        {
            try
            {
                await previous.WaitForExitAsync(cancellationToken).WaitAsync(Timeout, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new AzuriteException(
                    $"The data folder {folder} is in use by process {pid}: stop that one first, or choose another LocalHost:DataFolder.");
            }
        }
    }

    /// <summary>The folder has uploads that are not public, and the function key: nobody but its owner may read it.</summary>
    private void CreateFolder()
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public Task OccupyAsync(int pid, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(PidFile, pid.ToString(CultureInfo.InvariantCulture), cancellationToken);

    public void Release() => File.Delete(PidFile);

    private static Process? RunningNode(int pid)
    {
        try
        {
            var process = Process.GetProcessById(pid);
            if (process.ProcessName.Contains("node", StringComparison.OrdinalIgnoreCase))
            {
                return process;
            }

            process.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
