using System.Diagnostics;
using System.Globalization;

namespace Newsroom.LocalHost.Tests.Hosting;

public sealed class KilledHostTests
{
    [Fact]
    public async Task After_a_kill_the_next_start_finishes_what_had_begun_and_no_azurite_is_left_over()
    {
        var folder = Directory.CreateTempSubdirectory("localhost-killed-");
        try
        {
            using var doomed = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList = { typeof(DoomedHost).Assembly.Location, DoomedHost.Command, folder.FullName },
                RedirectStandardOutput = true,
            })!;
            while (await doomed.StandardOutput.ReadLineAsync(TestApp.Cancelled) is { } line && line != DoomedHost.Begun)
            {
                TestContext.Current.SendDiagnosticMessage(line);
            }

            var pid = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "azurite.pid"), TestApp.Cancelled);
            using var azurite = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            doomed.Kill();

            var options = DoomedHost.Options(folder.FullName);
            await using var app = await TestApp.StartAsync(options, typeof(DoomedHost.Held));
            await options.Journal.WaitForAsync("end a");
            Assert.True(azurite.HasExited);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
