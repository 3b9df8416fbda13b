namespace Newsroom.Benchmarks.Corpus;

/// <summary>Where the benchmarks run: they read files of the repository.</summary>
internal static class Repository
{
    /// <param name="name">Of a folder, seen from the root; <c>../name</c> lies beside the repository.</param>
    /// <exception cref="BenchmarkException">The program does not stand inside the repository.</exception>
    public static DirectoryInfo Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
            {
                return new DirectoryInfo(Path.GetFullPath(Path.Combine(folder.FullName, name)));
            }
        }

        throw new BenchmarkException($"There is no folder {name}/: run the benchmarks inside the repository.");
    }
}
