namespace Newsroom.Tests;

/// <summary>
/// How thorough exhaustive tests are. By default they try everything. With <c>NEWSROOM_EVERY_KTH=5</c>, for a quick run, they try
/// every fifth case,
/// and property tests a fifth of their samples.
/// </summary>
internal static class Sampling
{
    /// <summary>The distance from one case to the next: 1 tries all.</summary>
    public static int Step { get; } =
        Environment.GetEnvironmentVariable("NEWSROOM_EVERY_KTH") is { Length: > 0 } text
            ? int.TryParse(text, out var step) && step > 0
                ? step
                : throw new InvalidOperationException($"NEWSROOM_EVERY_KTH must be a number from 1 on, not '{text}'.")
            : 1;

    public static bool IsExhaustive => Step == 1;

    /// <summary>The numbers from the first on: all of them, or every k-th.</summary>
    public static IEnumerable<int> From(int first, int count) =>
        Enumerable.Range(first, count).Where(number => (number - first) % Step == 0);

    /// <summary>A number of samples, at least two.</summary>
    public static int Of(int samples) => Math.Max(Math.Min(2, samples), samples / Step);
}
