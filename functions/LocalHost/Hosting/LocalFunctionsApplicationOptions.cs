namespace Newsroom.LocalHost;

/// <summary>How to create a builder, for those who need more than <c>FunctionsApplication.CreateBuilder(args)</c>.</summary>
public sealed record LocalFunctionsApplicationOptions
{
    /// <summary>The command line.</summary>
    public string[] Args { get; init; } = [];

    /// <summary>The classes whose functions are hosted; null is all public classes of the calling assembly.</summary>
    public IReadOnlyList<Type>? FunctionClasses { get; init; }

    /// <summary>Where <c>host.json</c> and <c>local.settings.json</c> lie; null looks beside the program, then in the current directory.</summary>
    public string? ContentRootPath { get; init; }
}
