namespace Newsroom.Benchmarks.Startup;

/// <summary>What of a program is compiled before it runs.</summary>
internal enum Compilation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// Program and libraries, each by itself (ReadyToRun); generic code of the runtime that is used with their types is not.
    /// </summary>
    Ahead,

    /// <summary>All of it and the runtime together, as one (composite ReadyToRun, self-contained).</summary>
    WithRuntime,
}
