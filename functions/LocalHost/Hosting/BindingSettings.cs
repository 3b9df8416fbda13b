using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>Replaces <c>%Setting%</c> in binding strings.</summary>
internal sealed partial class BindingSettings(IConfiguration configuration)
{
    public string Resolve(string text, string function) =>
        Setting().Replace(text, match =>
            configuration[match.Groups["name"].Value]
            ?? throw new FunctionConfigurationException(
                $"Function '{function}': the setting '{match.Groups["name"].Value}' that its binding '{text}' names is not configured."));

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Setting();
}
