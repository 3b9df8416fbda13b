using NetVips;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Pictures that are drawn for a test.</summary>
internal static class DrawnPicture
{
    private static readonly string[] Metadata = ["exif", "xmp", "iptc", "orientation"];

    private static readonly byte[] Xmp =
    [
        .. "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>"u8, .. Place,
        .. "</exif:GPSLatitude></x:xmpmeta><?xpacket end='w'?>"u8,
    ];

    /// <summary>What a photo says of the place where it was taken.</summary>
    public static ReadOnlySpan<byte> Place => "48,51.4N"u8;

    /// <summary>A photo with the place where it was taken, as telephones write it.</summary>
    /// <param name="width">As it is stored.</param>
    /// <param name="height">As it is stored.</param>
    /// <param name="orientation">1: as it is stored; 6: it must be turned to the right.</param>
    /// <param name="seed">Another one gives another picture.</param>
    /// <param name="format">An extension.</param>
    public static byte[] Photo(int width = 800, int height = 600, int orientation = 1, int seed = 0, string format = "jpg")
    {
        using var photo = Draw(width, height, seed).Mutate(picture =>
        {
            picture.Set(GValue.GIntType, "orientation", orientation);
            picture.Set(GValue.GStrType, "exif-ifd0-Make", "Telephone (Telephone, ASCII, 10 components, 10 bytes)");
            picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 51/1 24/1 (48, 51, 24, Rational, 3 components, 24 bytes)");
            picture.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N (N, ASCII, 2 components, 2 bytes)");
            picture.Set(GValue.BlobType, "xmp-data", Xmp);
        });
        var file = photo.WriteToBuffer($".{format}");
        return format == "gif" ? WithXmp(file) : file;
    }

    public static byte[] Png(int width = 400, int height = 300) => Draw(width, height, seed: 1).PngsaveBuffer();

    /// <summary>The names of what a picture says of its making.</summary>
    public static IReadOnlyList<string> MetadataOf(byte[] picture)
    {
        using var read = Image.NewFromBuffer(picture);
        return [.. read.GetFields().Where(field => Metadata.Any(prefix => field.StartsWith(prefix, StringComparison.Ordinal)))];
    }

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var read = Image.NewFromBuffer(picture);
        return (read.Width, read.Height);
    }

    /// <summary>Before its last byte, as an application extension (XMP Specification, part 3, 1.1.2).</summary>
    private static byte[] WithXmp(byte[] gif) =>
    [
        .. gif[..^1], 0x21, 0xFF, 0x0B, .. "XMP DataXMP"u8, .. Xmp, 0x01, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0x00, 0x3B,
    ];

    private static Image Draw(int width, int height, int seed)
    {
        var x = Image.Xyz(width, height);
        return ((x[0] * 255.0 / width).Bandjoin(x[1] * 255.0 / height, (x[0] * 0) + (40.0 + seed)))
            .Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
