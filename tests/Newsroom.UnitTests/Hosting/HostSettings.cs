namespace Newsroom.Tests.Hosting;

/// <summary><c>%Setting%</c> in bindings, as the Functions host in Azure resolves it.</summary>
internal static class HostSettings
{
    /// <param name="binding">A text of its own, or <c>%Setting%</c>.</param>
    /// <param name="variable">An environment variable or app setting by its name; null if it is not set.</param>
    /// <returns>Null if the host does not find the setting.</returns>
    public static string? Resolve(string binding, Func<string, string?> variable)
    {
        if (Repository.SettingIn(binding) is not { } name)
        {
            return binding;
        }

        // The environment provider of the host keeps A__B under the key A:B, and its scale controller does not find A:B.
        var isFound = !name.Contains("__", StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal);
        return isFound ? variable(name) : null;
    }
}
