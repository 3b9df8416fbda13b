namespace Newsroom.Tests;

/// <summary>
/// How thorough exhaustive tests are. By default they try everything. With <c>NEWSROOM_EVERY_KTH=4</c> they try every fourth case, and
/// property tests a fourth of their samples. <c>NEWSROOM_PART</c>, from 0 to 3 then, says which: the four parts together are everything.
/// </summary>
internal static class Sampling
{
    /// <summary>The distance from one case to the next: 1 tries all.</summary>
    public static int Step { get; } = Number("NEWSROOM_EVERY_KTH", min: 1) ?? 1;

    /// <summary>How many cases are left out before the first.</summary>
    public static int Part { get; } = (Number("NEWSROOM_PART", min: 0) ?? 0) % Step;

    public static bool IsExhaustive => Step == 1;

    /// <summary>The numbers from the first on: all of them, or every k-th, at least one.</summary>
    public static IEnumerable<int> From(int first, int count) =>
        Enumerable.Range(first, count).Where(number => (number - first) % Step == Part % Math.Min(Step, count));

    /// <summary>A number of samples, at least two.</summary>
    public static int Of(int samples) => Math.Max(Math.Min(2, samples), samples / Step);

    private static int? Number(string variable, int min) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => null,
        var text when int.TryParse(text, out var number) && number >= min => number,
        var text => throw new InvalidOperationException($"{variable} must be a number from {min} on, not '{text}'."),
    };
}
