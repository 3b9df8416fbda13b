namespace Newsroom.Benchmarks;

/// <summary>A benchmark could not measure what it is for; the message is for the person who started it.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
