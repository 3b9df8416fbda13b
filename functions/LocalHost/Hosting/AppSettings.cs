using System.Collections;

namespace Newsroom.LocalHost.Hosting;

/// <summary>
/// The settings that a Functions host sees: environment variables and app settings. The worker's <c>appsettings.json</c> is not among
/// them.
/// </summary>
internal sealed class AppSettings
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string name] => _values.GetValueOrDefault(name);

    public static AppSettings FromEnvironment()
    {
        var settings = new AppSettings();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            settings._values[(string)variable.Key] = (string?)variable.Value;
        }

        return settings;
    }

    public void Add(IReadOnlyDictionary<string, string?> settings)
    {
        foreach (var (name, value) in settings)
        {
            _values[name] = value;
        }
    }
}
