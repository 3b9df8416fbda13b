using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Translation;
using Newsroom.Translation.Apertium;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class ApertiumProcessTests
{
    private const string French = "Les migrants vivent dans la ville.";
    private const string Spanish = "Los migrantes viven en la ciudad.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_stage_is_started_again()
    {
        await using var translator = InstalledApertium.Start(new ApertiumLimits { Pipelines = 1 }, TimeProvider.System);
        Assert.Equal(Spanish, await Translate(translator));
        foreach (var choose in new Func<List<int>, int>[] { stages => stages[0], stages => stages[stages.Count / 2], stages => stages[^1] })
        {
            var shell = Assert.Single(translator.IdleProcessIds);
            var stages = Stages(shell);
            await Signal("KILL", choose(stages));
            Assert.Equal(Spanish, await Translate(translator));
            Assert.NotEqual(shell, Assert.Single(translator.IdleProcessIds));
            await Gone([shell, .. stages]);
        }
    }

    [Fact]
    public async Task A_stage_that_hangs_is_an_error_once()
    {
        var time = new FakeTimeProvider();
        await using var translator = InstalledApertium.Start(new ApertiumLimits { Pipelines = 1 }, time);
        Assert.Equal(Spanish, await Translate(translator));
        var shell = Assert.Single(translator.IdleProcessIds);
        var stages = Stages(shell);
        await Signal("STOP", stages[0]);

        var hanging = Translate(translator);
        while (!hanging.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(hanging, Task.Delay(20, Cancellation));
        }

        var exception = await Assert.ThrowsAsync<TranslationException>(() => hanging);
        Assert.Equal("Apertium did not answer within 30 s (fr-es).", exception.Message);
        Assert.Equal(Spanish, await Translate(translator));
        await Gone([shell, .. stages]);
    }

    [Fact]
    public async Task A_call_that_is_given_up_leaves_the_next_one_clean()
    {
        await using var translator = InstalledApertium.Start(new ApertiumLimits { Pipelines = 1 }, TimeProvider.System);
        Assert.Equal(Spanish, await Translate(translator));
        await Signal("STOP", Stages(Assert.Single(translator.IdleProcessIds))[0]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var hanging = translator.TranslateAsync(["Une autre phrase."], "fr", "es", patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Equal(Spanish, await Translate(translator));
    }

    [Fact]
    public async Task Pipelines_are_started_only_when_the_others_are_busy()
    {
        await using var translator = InstalledApertium.Start(new ApertiumLimits { Pipelines = 2 }, TimeProvider.System);
        await Translate(translator);
        await Translate(translator);
        Assert.Single(translator.IdleProcessIds);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Translate(translator)));
        Assert.Equal(2, translator.IdleProcessIds.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Disposal_leaves_no_process(bool isAsynchronous)
    {
        var translator = InstalledApertium.Start(new ApertiumLimits { Pipelines = 1 }, TimeProvider.System);
        await Translate(translator);
        int[] processes = [.. translator.IdleProcessIds, .. translator.IdleProcessIds.SelectMany(Stages)];
        Assert.True(processes.Length > 5);
        if (isAsynchronous)
        {
            await translator.DisposeAsync();
        }
        else
        {
#pragma warning disable CA1849 // The synchronous way is what is tested.
            translator.Dispose();
#pragma warning restore CA1849
        }

        await Gone(processes);
    }

    [Fact]
    public async Task Stages_end_at_the_end_of_their_input()
    {
        var installation = InstalledApertium.Installation;
        foreach (var mode in installation.Modes.Route("fr", "en").Concat(installation.Modes.Route("en", "fr")))
        {
            var pipeline = await ModePipeline.StartAsync(mode, installation.ProgramDirectory, Cancellation);
            int[] processes = [pipeline.ProcessId, .. Stages(pipeline.ProcessId)];
            pipeline.CloseInput();
            await Gone(processes);
            await pipeline.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_mode_that_cannot_run_is_an_error_in_words()
    {
        using var data = new TemporaryModes(("fr-es", "no-such-program '/nowhere'"), ("es-ca", "lt-proc '/x' > /tmp/out"));
        var installation = ApertiumInstallation.Find(data.Directory, Environment.GetEnvironmentVariable("PATH"))!;
        await using var translator = new ApertiumTranslator(
            installation,
            new ApertiumLimits(),
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ApertiumTranslator>.Instance);
        var missing = await Assert.ThrowsAsync<TranslationException>(
            () => translator.TranslateAsync(["La ville"], "fr", "es", Cancellation));
        Assert.StartsWith("Apertium failed (fr-es): ", missing.Message, StringComparison.Ordinal);
        var unsafeMode = await Assert.ThrowsAsync<TranslationException>(
            () => translator.TranslateAsync(["La ciudad"], "es", "ca", Cancellation));
        Assert.Equal("Apertium failed (es-ca): \">\" is more than a plain argument.", unsafeMode.Message);
    }

    private static async Task<string> Translate(ApertiumTranslator translator) =>
        Assert.Single(await translator.TranslateAsync([French], "fr", "es", Cancellation));

    private static List<int> Stages(int shell) =>
        [.. File.ReadAllText($"/proc/{shell}/task/{shell}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    private static async Task Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", ["-" + signal, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task Gone(IReadOnlyList<int> processes)
    {
        while (processes.Any(IsRunning))
        {
            await Task.Delay(20, Cancellation);
        }
    }

    // A zombie does not run any more: it waits for its new parent to read its exit code.
    private static bool IsRunning(int processId)
    {
        try
        {
            return !File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
