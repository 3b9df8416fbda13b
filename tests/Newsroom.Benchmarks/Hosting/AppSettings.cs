namespace Newsroom.Benchmarks.Hosting;

/// <summary>What an app reads from its environment.</summary>
internal static class AppSettings
{
    /// <summary>For apps in this process: warnings to standard error, and the account.</summary>
    public static void Set(string storage)
    {
        foreach (var (name, value) in Of(storage))
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public static IReadOnlyDictionary<string, string> Of(string storage) => new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = storage,
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Newsroom"] = "Warning",
        ["Logging__Console__LogToStandardErrorThreshold"] = "Trace",
    };
}
