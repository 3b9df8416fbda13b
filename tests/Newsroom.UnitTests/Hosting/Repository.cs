using System.Text.Json;
using System.Text.RegularExpressions;

namespace Newsroom.Tests.Hosting;

/// <summary>What the repository tells the Functions host beside the code.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>An app setting as <c>infra/</c> makes it, or the value that its parameter has by itself; null where it sets none.</summary>
    public static string? AzureSetting(string name)
    {
        var bicep = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Root, "infra"), "*.bicep", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText));
        var value = Regex.Match(bicep, $@"\b{Regex.Escape(name)}:\s*(?<value>'[^']*'|\w+)").Groups["value"].Value;
        return value.Length == 0 ? null
            : value[0] == '\'' ? value.Trim('\'')
            : Regex.Match(bicep, $@"\bparam {value} string = '(?<value>[^']*)'").Groups["value"] is { Success: true } parameter
                ? parameter.Value
            : null;
    }

    /// <summary>What Core Tools read: <c>Values</c> of <c>functions/local.settings.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> CoreToolsSettings()
    {
        using var file = JsonDocument.Parse(Read("functions/local.settings.json"));
        return file
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
    }

    /// <summary>The name of the setting that a binding is, all of it; null where it is a text of its own.</summary>
    public static string? SettingIn(string binding) =>
        Setting().Match(binding) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("^%(?<name>[^%]+)%$")]
    private static partial Regex Setting();
}
