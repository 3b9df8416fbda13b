using System.Globalization;

namespace Newsroom.Benchmarks.Corpus;

/// <summary>
/// A folder with copies of the French seeds, each beside the seed it was made from, no two alike: each has a paragraph of its own,
/// made of sentences of other seeds, and another one left out now and then.
/// The same number of copies is the same folder.
/// </summary>
internal sealed class SeedCopies : IDisposable
{
    private SeedCopies(DirectoryInfo folder, int count) => (Folder, Count) = (folder, count);

    public DirectoryInfo Folder { get; }

    public int Count { get; }

    public static async Task<SeedCopies> WriteAsync(FrenchSeeds seeds, int count, CancellationToken cancellationToken)
    {
        var copies = new SeedCopies(Directory.CreateTempSubdirectory("newsroom-benchmark-"), count);
        var random = new Random(count);
        for (var number = 0; number < count; number++)
        {
            var seed = seeds.Files[number % seeds.Files.Count];
            var file = new FileInfo(
                Path.Combine(
                    copies.Folder.FullName,
                    Path.GetDirectoryName(seed.Path)!,
                    $"{number.ToString("D5", CultureInfo.InvariantCulture)}-{Path.GetFileName(seed.Path)}"));
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, Vary(seed.Text, seeds, Marker.Of(number), random), cancellationToken);
        }

        return copies;
    }

    public void Dispose() => Folder.Delete(recursive: true);

    private static string Vary(string text, FrenchSeeds seeds, string marker, Random random)
    {
        var paragraphs = text.Split("\n\n").ToList();
        if (paragraphs.Count > 5 && random.Next(3) == 0)
        {
            paragraphs.RemoveAt(random.Next(3, paragraphs.Count));
        }

        var sentences = random.GetItems(seeds.Sentences.ToArray(), random.Next(2, 6)).Distinct();
        var own = $"Selon {marker}, {random.Next(2, 900)} personnes y ont pris part. {string.Join(' ', sentences)}";
        paragraphs.Insert(random.Next(Math.Min(3, paragraphs.Count), paragraphs.Count + 1), own);
        return string.Join("\n\n", paragraphs).TrimEnd() + "\n";
    }
}
