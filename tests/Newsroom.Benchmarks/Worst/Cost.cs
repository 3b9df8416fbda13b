using Newsroom.Content;
using Newsroom.Reading;

namespace Newsroom.Benchmarks.Worst;

/// <summary>What reading a file took.</summary>
/// <param name="Seconds">Processor time of the process, garbage collection included.</param>
/// <param name="Megabytes">The largest heap that was seen while it was read, above that before.</param>
/// <param name="Result">What became of the file.</param>
internal sealed record Cost(double Seconds, double Megabytes, string Result)
{
    public const double MaxSeconds = 2;
    public const double MaxMegabytes = 300;

    private const double Megabyte = 1 << 20;
    private static readonly TimeSpan Unbearable = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    /// <summary>1 is the limit.</summary>
    public double Score => Math.Max(Seconds / MaxSeconds, Megabytes / MaxMegabytes);

    public override string ToString() => $"{Seconds:0.00} s, {Megabytes:0} MB, {Result}";

    /// <param name="reader">The reader.</param>
    /// <param name="extension">Of the file.</param>
    /// <param name="content">The file.</param>
    /// <param name="what">Is printed if it takes unbearably long.</param>
    public static Cost Of(ArticleReader reader, string extension, byte[] content, object what)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (peak, isReported) = (before, false);
        using var done = new CancellationTokenSource();
        var start = Environment.CpuUsage.TotalTime;
        var sampling = new Thread(() =>
        {
            while (!done.IsCancellationRequested)
            {
                if (!isReported && Environment.CpuUsage.TotalTime - start > Unbearable)
                {
                    isReported = true;
                    Progress.Say($"Still reading {what}");
                }

                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(Pause);
            }
        });
        sampling.Start();
        var result = Read(reader, extension, content);
        var taken = Environment.CpuUsage.TotalTime - start;
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        done.Cancel();
        sampling.Join();
        return new Cost(taken.TotalSeconds, (peak - before) / Megabyte, result);
    }

    private static string Read(ArticleReader reader, string extension, byte[] content)
    {
        try
        {
            var upload = new Upload(new BlobPath($"worst.{extension}"), "1", DateTimeOffset.UtcNow, content.Length, content);
            return $"{reader.Read(upload).Body.Text.Length:N0} characters read";
        }
        catch (UnreadableException reason)
        {
            return $"rejected: {reason.Message}";
        }
        catch (Exception failure)
        {
            return $"FAILED: {failure.GetType().Name}: {failure.Message}";
        }
    }
}
