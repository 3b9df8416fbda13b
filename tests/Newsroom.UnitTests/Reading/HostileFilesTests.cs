using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Memory and time are measured: nothing else runs beside.</summary>
[CollectionDefinition(nameof(HostileFiles), DisableParallelization = true)]
public sealed class HostileFiles;

[Collection(nameof(HostileFiles))]
public sealed class HostileFilesTests
{
    private const int Count = 10_000;
    private const long MaxMemory = 300L << 20;

    private static readonly TimeSpan MaxLength = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hopeless = TimeSpan.FromSeconds(60);

    private readonly HostileInputs _inputs = new();
    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();
    private volatile int _number;
    private long _started;

    [Fact]
    public async Task Ten_thousand_wrong_files_give_an_article_or_a_reason_in_time_and_in_bounds()
    {
        Read(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var reading = Task.Run(() => ReadAll(before), TestContext.Current.CancellationToken);
        while (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)) != reading)
        {
            Assert.True(Stopwatch.GetElapsedTime(Interlocked.Read(ref _started)) < Hopeless, $"{Describe(_number)} hangs.");
        }

        await reading;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < MaxMemory / 3, $"{kept >> 20} MB are still in use after all.");
    }

    private void ReadAll(long before)
    {
        for (var number = Sampling.Part; number < Count; number += Sampling.Step)
        {
            // Collecting garbage takes time, and garbage is not memory in use: what looks bad is tried again by itself.
            if (Exceeds(Read(number), before) is not null)
            {
                GC.Collect();
                Assert.Null(Exceeds(Read(number), before) is { } excess ? $"{Describe(number)} {excess}" : null);
            }
        }
    }

    private static string? Exceeds(TimeSpan taken, long before) =>
        taken > MaxLength ? $"takes {taken.TotalSeconds:0.0} s."
        : GC.GetTotalMemory(forceFullCollection: false) - before is var used && used > MaxMemory ? $"takes {used >> 20} MB."
        : null;

    private TimeSpan Read(int number)
    {
        var (name, content) = _inputs[number];
        _number = number;
        Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());

        // Not the time on the wall, nor that of the process: those are other tests' as much as the reader's.
        var before = ReadingBudget.ThreadTime();
        try
        {
            var draft = _reader.Read(new Upload(new BlobPath(name), "1", DateTimeOffset.UnixEpoch, content.Length, content));
            Assert.NotEmpty(draft.Body.Title);
        }
        catch (UnreadableException reason)
        {
            Assert.NotEmpty(reason.Message);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{Describe(number)} fails: {failure.GetType().Name}: {failure.Message}", failure);
        }

        return ReadingBudget.ThreadTime() - before;
    }

    private string Describe(int number) => $"Input {number} ({_inputs[number].Name}, {_inputs[number].Content.Length:N0} bytes)";
}
