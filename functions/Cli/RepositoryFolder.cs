namespace Newsroom.Cli;

/// <summary>Folders of the repository, found from wherever the program runs.</summary>
internal static class RepositoryFolder
{
    /// <summary>
    /// The folder of that name beside <c>Serverless.sln</c>, looked for upwards from the current directory or the program's; null
    /// where there is none.
    /// </summary>
    public static DirectoryInfo? Find(string name) => new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
        .SelectMany(Upwards)
        .Where(folder => File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        .Select(folder => new DirectoryInfo(Path.Combine(folder.FullName, name)))
        .FirstOrDefault(folder => folder.Exists);

    private static IEnumerable<DirectoryInfo> Upwards(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            yield return folder;
        }
    }
}
