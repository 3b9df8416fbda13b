namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>How a program is started.</summary>
/// <param name="Program">Path of its assembly, or of a program that has the runtime with it.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="Environment">What it finds in its environment beside what this process has.</param>
internal sealed record ProcessCall(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>This program, called with other arguments.</summary>
    public static ProcessCall Itself(params IReadOnlyList<string> arguments) => new(typeof(ProcessCall).Assembly.Location, arguments, new Dictionary<string, string>());
}
