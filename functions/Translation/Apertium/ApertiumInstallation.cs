using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>Where Apertium is installed. Finding it reads directories and never starts a process.</summary>
public sealed partial class ApertiumInstallation
{
    private readonly Lazy<string> _version;

    private ApertiumInstallation(string program, string dataDirectory)
    {
        Program = program;
        DataDirectory = dataDirectory;
        Modes = new ApertiumModes(Directory.Exists(ModesDirectory)
            ? Directory.EnumerateFiles(ModesDirectory, "*.mode").Select(ApertiumMode.FromPath).OfType<ApertiumMode>()
            : []);
        _version = new Lazy<string>(() => Stated(program, StatedVersion()) ?? "Apertium");
    }

    /// <summary>The <c>apertium</c> program.</summary>
    public string Program { get; }

    /// <summary>The directory of the program and of the stages.</summary>
    public string ProgramDirectory => Path.GetDirectoryName(Program)!;

    /// <summary>The directory that holds <c>modes</c>.</summary>
    public string DataDirectory { get; }

    /// <summary>For example <c>Apertium 3.8.3</c>; only <c>Apertium</c> if the program does not state its version.</summary>
    public string Version => _version.Value;

    /// <summary>Whether any language pair is installed.</summary>
    public bool HasLanguages => !Modes.IsEmpty;

    internal ApertiumModes Modes { get; }

    /// <summary>Where the mode files are.</summary>
    public string ModesDirectory => Path.Combine(DataDirectory, "modes");

    /// <summary>Searches for <c>apertium</c> on a search path; null if it is not found.</summary>
    /// <param name="dataDirectory">The data directory, if it is not <c>share/apertium</c> beside the program's <c>bin</c>.</param>
    /// <param name="searchPath">Directories, in the form of <c>PATH</c>.</param>
    public static ApertiumInstallation? Find(string? dataDirectory, string? searchPath)
    {
        var program = (searchPath ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, "apertium"))
            .FirstOrDefault(File.Exists);
        return program is null
            ? null
            : new ApertiumInstallation(program, dataDirectory is { Length: > 0 } ? dataDirectory : DataBeside(program));
    }

    // The program is a script that states its version and its data directory in its first lines, so no process is needed.
    private static string? Stated(string program, Regex pattern) =>
        File.ReadLines(program).Take(20).Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    private static string DataBeside(string program) =>
        Stated(program, StatedData()) ?? Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program)!, "..", "share", "apertium"));

    [GeneratedRegex(@"(Apertium \d+(?:\.\d+)+)")]
    private static partial Regex StatedVersion();

    [GeneratedRegex(@"APERTIUM_DATADIR:-([^}""]+)\}")]
    private static partial Regex StatedData();
}
