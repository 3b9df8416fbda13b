using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>Finds and reads <c>host.json</c>.</summary>
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

    /// <summary>A copy, because a chained section takes an empty value, such as that of an empty route prefix, for none.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Settings(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null);
}
