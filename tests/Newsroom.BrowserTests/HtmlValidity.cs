using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Parse errors of HTML by html5lib, a parser that others wrote after the standard.</summary>
internal static class HtmlValidity
{
    private const string Python = "/usr/bin/python3";

    public static async Task<IReadOnlyList<string>> ErrorsAsync(string html)
    {
        Assert.SkipUnless(await CanImportAsync(), "html5lib is not here: infra/install readers");
        var (output, error, exitCode) = await RunAsync([Path.Combine(AppContext.BaseDirectory, "Checks", "html.py")], html);
        Assert.True(exitCode == 0, error);
        return JsonSerializer.Deserialize<string[]>(output)!;
    }

    private static async Task<bool> CanImportAsync() =>
        File.Exists(Python) && (await RunAsync(["-c", "import html5lib"], "")).ExitCode == 0;

    private static async Task<(string Output, string Error, int ExitCode)> RunAsync(string[] arguments, string input)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cancelled = TestContext.Current.CancellationToken;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(cancelled), python.StandardError.ReadToEndAsync(cancelled));
        await python.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), cancelled);
        python.StandardInput.Close();
        await python.WaitForExitAsync(cancelled);
        return (await output, await error, python.ExitCode);
    }
}
