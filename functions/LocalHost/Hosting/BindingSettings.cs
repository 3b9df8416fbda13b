using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>Replaces <c>%Setting%</c> in binding strings; a name may be spelt like an environment variable, <c>%Section__Setting%</c>.</summary>
internal sealed partial class BindingSettings(IConfiguration configuration)
{
    public string Resolve(string text, string function) =>
        Setting().Replace(text, match =>
            configuration[match.Groups["name"].Value]
            ?? configuration[match.Groups["name"].Value.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)]
            ?? throw new FunctionConfigurationException(
                $"Function '{function}': the setting '{match.Groups["name"].Value}' that its binding '{text}' names is not configured."));

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Setting();
}
