namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>How a program is started.</summary>
/// <param name="Program">The path of an assembly, or of a self-contained program.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="Environment">Environment variables beside those of this process.</param>
internal sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>This program with other arguments.</summary>
    public static ProcessCall Itself(params IReadOnlyList<string> arguments) =>
        new(typeof(ProcessCall).Assembly.Location, arguments, new Dictionary<string, string>());
}
