using System.IO.Compression;

namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>The French manual pages that <c>infra/install manpages</c> fetches, in pieces: some thousand texts written by people.</summary>
internal static class ManualPages
{
    private const int Seed = 1971;
    private static readonly string Installed = Path.Combine(".cache", "manpages");

    /// <exception cref="BenchmarkException">They were not fetched.</exception>
    public static IReadOnlyList<BenchDocument> Load() => Load(Folder());

    /// <summary>The same folder gives the same pieces. Pages that link to other pages are skipped.</summary>
    public static IReadOnlyList<BenchDocument> Load(DirectoryInfo folder)
    {
        var cutter = new PieceCutter(new Random(Seed));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. folder.EnumerateFiles("*.gz", SearchOption.AllDirectories)
                .Where(file => file.LinkTarget is null && file.Directory!.Name.StartsWith("man", StringComparison.Ordinal))
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .SelectMany(file => cutter.Cut(PageName(file), Read(file)))
                .Where(piece => seen.Add(piece.Text))
                .Select((piece, number) => BenchDocument.Make(number, piece.Title, piece.Text)),
        ];
    }

    private static string PageName(FileInfo file) => Path.GetFileNameWithoutExtension(Path.GetFileNameWithoutExtension(file.Name));

    private static IReadOnlyList<ManualParagraph> Read(FileInfo file)
    {
        using var page = new StreamReader(new GZipStream(file.OpenRead(), CompressionMode.Decompress));
        return RoffReader.Read(page);
    }

    private static DirectoryInfo Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Installed) is var found && File.Exists(Path.Combine(found, "done")))
            {
                return new DirectoryInfo(found);
            }
        }

        throw new BenchmarkException($"There is no {Installed}: run infra/install manpages inside the repository.");
    }
}
