namespace Newsroom.Tests.Translation;

/// <summary>A directory by which Apertium is found: a program that does nothing, and the mode files of a test.</summary>
internal sealed class TemporaryModes : IDisposable
{
    public TemporaryModes(params (string Name, string Pipeline)[] modes)
    {
        File.WriteAllText(Path.Combine(Directory, "apertium"), "#!/bin/sh\n");
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "modes"));
        foreach (var (name, pipeline) in modes)
        {
            File.WriteAllText(Path.Combine(folder.FullName, name + ".mode"), pipeline);
        }
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("newsroom-modes-").FullName;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
