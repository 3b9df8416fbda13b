namespace Newsroom.Tests.Reading.GoldenFacts;

/// <summary>The folder <c>shared</c> beside the repository, with the reference articles; it is no part of it.</summary>
public static class SharedFolder
{
    /// <summary>Null where there is none.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (File.Exists(Path.Combine(shared, "golden", "seeds.json")))
            {
                return shared;
            }
        }

        return null;
    }
}
