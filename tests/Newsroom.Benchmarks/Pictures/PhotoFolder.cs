using System.Text;
using NetVips;

namespace Newsroom.Benchmarks.Pictures;

/// <summary>Drawn photos of 12 megapixels, and an article that refers to all of them; deleted at the end.</summary>
internal sealed class PhotoFolder : IDisposable
{
    public const int Width = 4_000;
    public const int Height = 3_000;

    /// <summary>Of the noise of the sensor, in steps of a colour.</summary>
    private const double Grain = 3;

    /// <summary>Detail in several sizes, in pixels: a photo has some left when it is made smaller.</summary>
    private static readonly (int Cell, double Weight)[] Details = [(4, 14), (8, 16), (20, 18), (64, 20), (200, 24)];

    private PhotoFolder(DirectoryInfo folder) => Folder = folder;

    public DirectoryInfo Folder { get; }

    public static string NameOf(int number) => $"photo-{number}.jpg";

    public static async Task<PhotoFolder> DrawAsync(int count, CancellationToken cancellationToken)
    {
        var photos = new PhotoFolder(Directory.CreateTempSubdirectory("newsroom-photos-"));
        using var scene = Draw();
        var text = new StringBuilder("---\ntitle: Les quais de la ville\nlanguage: fr\n---\nLa ville ouvre ses quais aux voisins.\n");
        for (var number = 0; number < count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var photo = (scene + (number % 40)).Cast(Enums.BandFormat.Uchar);
            photo.Jpegsave(Path.Combine(photos.Folder.FullName, NameOf(number)), q: 85 + (number / 40 % 5));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n![Le quai {number}]({NameOf(number)})\n");
        }

        await File.WriteAllTextAsync(Path.Combine(photos.Folder.FullName, "quais.md"), text.ToString(), cancellationToken);
        return photos;
    }

    public void Dispose() => Folder.Delete(recursive: true);

    private static Image Draw()
    {
        using var place = Image.Xyz(Width, Height);
        var (x, y) = (place[0] * (90.0 / Width), place[1] * (90.0 / Height));
        using var colours = x.Bandjoin(y, (x + y) / 2);
        using var grain = Image.Gaussnoise(Width, Height, sigma: Grain, mean: 70, seed: 1);
        var scene = Details.Aggregate(
            colours + grain,
            (sum, detail) => sum + (Image.Perlin(Width, Height, cellSize: detail.Cell, seed: detail.Cell) * detail.Weight));
        return scene.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }
}
