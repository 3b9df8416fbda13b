using System.Diagnostics;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>
/// The app as published by <c>tests/publish</c>. <c>./test</c> runs it and sets the folder in <c>NEWSROOM_PUBLISHED</c>.
/// </summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    public string Path { get; private set; } = Environment.GetEnvironmentVariable("NEWSROOM_PUBLISHED") ?? "";

    public async ValueTask InitializeAsync()
    {
        if (Path.Length > 0)
        {
            return;
        }

        using var publish = Process.Start(new ProcessStartInfo(System.IO.Path.Combine(Repository.Root, "tests/publish"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = publish.StandardError.ReadToEndAsync();
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, $"tests/publish failed: {output}{await errors}");
        Path = output.Trim().Split('\n')[^1];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
