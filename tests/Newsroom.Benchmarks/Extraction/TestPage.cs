using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>A saved page, and what a person or another program says that is in it. Null where nothing is said.</summary>
/// <param name="Name">Of its file or folder.</param>
/// <param name="File">The page.</param>
internal sealed record TestPage(string Name, FileInfo File)
{
    /// <summary>Phrases of the article.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Phrases of what surrounds it.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The text of the article.</summary>
    public string? Text { get; init; }

    public string? Title { get; init; }
    public DateOnly? Date { get; init; }
    public string? Author { get; init; }

    /// <summary>What the page is made of.</summary>
    public PageSource Source => field ??= PageSource.Read(File);

    /// <summary>The rules were made with one half of the pages, told apart by a hash of the name; the other was put aside.</summary>
    public bool IsAside => (SHA256.HashData(Encoding.UTF8.GetBytes(Name))[0] & 1) == 1;
}
