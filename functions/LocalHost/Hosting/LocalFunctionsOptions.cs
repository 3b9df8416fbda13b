using System.Reflection;

namespace Newsroom.LocalHost;

/// <summary>The app that a <see cref="LocalFunctionsBuilder"/> builds a host for.</summary>
public sealed record LocalFunctionsOptions
{
    /// <summary>The assembly that holds the functions.</summary>
    public required Assembly App { get; init; }

    /// <summary>The classes whose functions are hosted; null means all public classes of <see cref="App"/>.</summary>
    public IReadOnlyList<Type>? FunctionClasses { get; init; }

    /// <summary>
    /// The folder of <c>host.json</c> and <c>appsettings.json</c>; null means beside the program, then the current directory.
    /// </summary>
    public string? ContentRootPath { get; init; }
}
