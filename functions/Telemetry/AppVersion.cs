using System.Reflection;

namespace Newsroom.Telemetry;

/// <summary>The version of the program, as <c>/api/health</c>, telemetry and the OpenAPI document report it.</summary>
internal static class AppVersion
{
    /// <summary>For example <c>0.9.0</c>.</summary>
    public static string Current { get; } =
        typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
