using Newsroom.Cli;

namespace Newsroom.Tests.Infrastructure;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } =
        RepositoryFolder.Find("infra")?.Parent?.FullName
        ?? throw new InvalidOperationException("The tests do not run inside the repository.");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>The sources of what runs in Azure: neither the local host nor its command line.</summary>
    public static IEnumerable<string> FunctionSources()
    {
        var functions = Path.Combine(Root, "functions");
        string[] others = ["LocalHost", "Cli", "obj", "bin"];
        return Directory.EnumerateFiles(functions, "*.cs", SearchOption.AllDirectories)
            .Where(file => !others.Contains(Path.GetRelativePath(functions, file).Split(Path.DirectorySeparatorChar)[0]));
    }
}
