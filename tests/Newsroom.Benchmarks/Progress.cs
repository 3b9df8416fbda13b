namespace Newsroom.Benchmarks;

/// <summary>What a person who waits sees, on standard error.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");
}
