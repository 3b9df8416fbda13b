using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>Finds and reads the files that the real host and Core Tools read.</summary>
internal static class SettingsFiles
{
    public static string FindContentRoot() =>
        new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, HostJson.FileName)))
        ?? AppContext.BaseDirectory;

    public static IConfigurationRoot ReadHostJson(string contentRoot, IConfiguration overrides) =>
        new ConfigurationBuilder()
            .SetBasePath(contentRoot)
            .AddJsonFile(HostJson.FileName, optional: true)
            .AddInMemoryCollection(Settings(overrides.GetSection(HostJson.OverrideSection)))
            .Build();

    /// <summary><c>Values</c> stand for environment variables, so two underscores mean a section.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> ReadLocalSettings(string contentRoot)
    {
        var file = new ConfigurationBuilder().SetBasePath(contentRoot).AddJsonFile("local.settings.json", optional: true).Build();
        return Settings(file.GetSection("Values"))
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), setting.Value));
    }

    /// <summary>A copy, because a chained section takes an empty value, such as that of an empty route prefix, for none.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Settings(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);
}
