using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>
/// Replaces <c>%Setting%</c> in binding texts as the Functions host does. The host reads <c>A__B</c> as <c>A:B</c>, so <c>%A__B%</c>
/// is never found,
/// and its scale controller does not find <c>%A:B%</c> (Azure/azure-functions-host issues 8649 and 10246).
/// </summary>
internal sealed partial class BindingSettings(AppSettings settings)
{
    public string Resolve(string text, string function) =>
        Setting()
            .Replace(text, match =>
            {
                var name = match.Groups["name"].Value;
                return HasSeparator(name) || string.IsNullOrEmpty(settings[name])
                    ? throw new FunctionConfigurationException(
                        $"Function '{function}': '{match.Value}' does not resolve to a value. {Reason(name)}")
                    : settings[name]!;
            });

    private static bool HasSeparator(string name) =>
        name.Contains("__", StringComparison.Ordinal) || name.Contains(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    private static string Reason(string name) => HasSeparator(name)
        ? "The Functions host does not resolve names with '__' or ':'."
        : $"Set '{name}' as an environment variable or app setting.";

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Setting();
}
