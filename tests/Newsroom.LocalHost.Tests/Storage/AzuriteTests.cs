using System.Diagnostics;
using Azure.Storage.Blobs;

namespace Newsroom.LocalHost.Tests.Storage;

public sealed class AzuriteTests
{
    [Fact]
    public async Task It_serves_each_account_by_its_own_connection_string()
    {
        StorageAccount[] accounts = [StorageAccount.Development, new("second", StorageAccount.Development.Key)];
        await using var azurite = await Azurite.StartAsync(new() { Accounts = accounts }, TestApp.Cancelled);
        await new BlobContainerClient(azurite.ConnectionString(), "only-here").CreateAsync(cancellationToken: TestApp.Cancelled);
        Assert.True(
            await new BlobContainerClient(azurite.ConnectionString("devstoreaccount1"), "only-here").ExistsAsync(TestApp.Cancelled));
        Assert.False(await new BlobContainerClient(azurite.ConnectionString("second"), "only-here").ExistsAsync(TestApp.Cancelled));
    }

    [Fact]
    public async Task It_leaves_signals_of_the_terminal_to_us_and_ends_with_us()
    {
        var azurite = await Azurite.StartAsync(new(), TestApp.Cancelled);
        using var process = Process.GetProcessById(azurite.ProcessId);
        foreach (var signal in new[] { "-INT", "-TERM", "-HUP" })
        {
            using var kill = Process.Start("kill", [signal, $"{azurite.ProcessId}"]);
            await kill.WaitForExitAsync(TestApp.Cancelled);
        }

        await new BlobContainerClient(azurite.ConnectionString(), "still-there").CreateAsync(cancellationToken: TestApp.Cancelled);
        Assert.False(process.HasExited);
        await azurite.DisposeAsync();
        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task A_data_folder_keeps_its_data_and_its_ports_when_they_are_free_and_only_its_owner_can_read_it()
    {
        var folder = Directory.CreateTempSubdirectory("localhost-azurite-");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }

        try
        {
            await using (var azurite = await Azurite.StartAsync(new() { DataFolder = folder.FullName }, TestApp.Cancelled))
            {
                await new BlobContainerClient(azurite.ConnectionString(), "kept").CreateAsync(cancellationToken: TestApp.Cancelled);
            }

            if (!OperatingSystem.IsWindows())
            {
                // It has the key of the account, and uploads that are not public.
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.FullName));
            }

            await using var later = await Azurite.StartAsync(new() { DataFolder = folder.FullName }, TestApp.Cancelled);
            Assert.True(await new BlobContainerClient(later.ConnectionString(), "kept").ExistsAsync(TestApp.Cancelled));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
