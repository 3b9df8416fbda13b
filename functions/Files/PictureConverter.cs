using NetVips;
using Newsroom.Content;

namespace Newsroom.Files;

/// <summary>A picture as it is public.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="FullWidth">The width that the original has, upright.</param>
/// <param name="FullHeight">The height that the original has, upright.</param>
public sealed record ConvertedPicture(byte[] Bytes, string MediaType, int FullWidth, int FullHeight);

/// <summary>
/// Makes pictures anew from their pixels: upright, in sRGB, and without anything else that the file had, such as the place where it was
/// taken. At most <see cref="MaxAtOnce"/> are made at a time, a large one alone: the others wait, before they have read their files.
/// </summary>
public sealed class PictureConverter : IDisposable
{
    private const int MaxAtOnce = 2;

    /// <summary>All frames together. A larger one takes up to some hundred megabytes for a moment.</summary>
    private const long MaxPixelsBesideOthers = 16_000_000;

    /// <summary>Bytes of a file that is read: it is in memory as a whole.</summary>
    public const long MaxBytes = 40 << 20;

    /// <summary>All frames of a moving picture together.</summary>
    private const long MaxPixels = 50_000_000;

    /// <summary>Of WebP.</summary>
    private const int MaxSide = 16_383;

    /// <summary>No limit by height.</summary>
    private const int AnyHeight = 10_000_000;

    /// <summary>A file of which the end is missing is broken. (The parameter of the same name has no effect.)</summary>
    private const string Whole = "fail-on=truncated";

    private const int Quality = 80;

    /// <summary>Of the picture in its own size, which is saved and printed.</summary>
    private const int FullQuality = 90;

    /// <summary>How hard the encoder tries, 0 to 6: twice the time of 2 makes a file smaller by a fiftieth.</summary>
    private const int Effort = 2;

    private readonly SemaphoreSlim _places = new(MaxAtOnce, MaxAtOnce);
    private readonly SemaphoreSlim _all = new(1, 1);

    /// <summary>Waits for a turn to read a file and make a picture of it. It must be disposed of.</summary>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        var turn = new Turn(this);
        await turn.TakePlaceAsync(cancellationToken);
        return turn;
    }

    public void Dispose()
    {
        _places.Dispose();
        _all.Dispose();
    }

    private static async Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(read, cancellationToken);
        }
        catch (TypeInitializationException missing)
        {
            throw new UnreadableException("Pictures are not read here: the library libvips is missing on this system.", missing);
        }
        catch (VipsException broken)
        {
            throw new UnreadableException($"The picture is broken, or of a kind that can't be shown: {FirstLine(broken.Message)}", broken);
        }
    }

    private static long CountPixels(byte[] content)
    {
        Library.Load();
        using var beginning = new MemoryStream(content, writable: false);
        using var head = Image.NewFromStream(beginning, access: Enums.Access.Sequential);
        return (long)head.Width * head.Height * CountFrames(head);
    }

    private static ConvertedPicture ConvertAndRelease(byte[] content, int? width)
    {
        try
        {
            return Convert(content, width);
        }
        finally
        {
            NativeMemory.Release();
        }
    }

    private static ConvertedPicture Convert(byte[] content, int? width)
    {
        using var beginning = new MemoryStream(content, writable: false);
        using var head = Image.NewFromStream(beginning, access: Enums.Access.Sequential);
        var (fullWidth, fullHeight) = Check(head);
        var isMoving = CountFrames(head) > 1;
        var scale = new[] { 1, (double)MaxSide / fullWidth, (double)MaxSide / fullHeight, (double)(width ?? fullWidth) / fullWidth }.Min();
        using var stream = new MemoryStream(content, writable: false);
        using var picture = Image.ThumbnailStream(
            stream, Math.Max(1, (int)Math.Round(fullWidth * scale)), isMoving ? $"{Whole},n=-1" : Whole,
            height: AnyHeight, size: Enums.Size.Down, outputProfile: ProfileFor(head));
        var (bytes, type) = Encode(picture, width is null && !isMoving ? head.Get("vips-loader") as string : null);
        return new ConvertedPicture(bytes, type, fullWidth, fullHeight);
    }

    /// <summary>Null where the colours are sRGB already: converting them takes most of the time.</summary>
    private static string? ProfileFor(Image head) =>
        head.Contains("icc-profile-data") || head.Interpretation == Enums.Interpretation.Cmyk ? "srgb" : null;

    /// <param name="picture">The picture.</param>
    /// <param name="loader">What read the file, if its format is to be kept; null for the one that is smallest.</param>
    private static (byte[] Bytes, string MediaType) Encode(Image picture, string? loader)
    {
        if (loader?.StartsWith("jpegload", StringComparison.Ordinal) == true)
        {
            return (picture.JpegsaveBuffer(q: FullQuality, keep: Enums.ForeignKeep.None), "image/jpeg");
        }

        return loader?.StartsWith("pngload", StringComparison.Ordinal) == true
            ? (picture.PngsaveBuffer(keep: Enums.ForeignKeep.None), "image/png")
            : (picture.WebpsaveBuffer(q: Quality, effort: Effort, keep: Enums.ForeignKeep.None), "image/webp");
    }

    private static (int Width, int Height) Check(Image head)
    {
        var frames = CountFrames(head);
        if ((long)head.Width * head.Height * frames > MaxPixels)
        {
            throw new UnreadableException(
                $"The picture has {head.Width:N0} × {head.Height:N0} pixels{(frames > 1 ? $" in {frames:N0} frames" : "")}; "
                + $"at most {MaxPixels / 1_000_000} million are read.");
        }

        var turned = head.Contains("orientation") && (int)head.Get("orientation") is >= 5 and <= 8;
        return turned ? (head.Height, head.Width) : (head.Width, head.Height);
    }

    /// <summary>Pages of other files, such as TIFF, are not read.</summary>
    private static int CountFrames(Image head) =>
        head.Contains("n-pages") && head.Contains("delay") ? Math.Max(1, (int)head.Get("n-pages")) : 1;

    private static string FirstLine(string message) => message.Split('\n')[0].Trim();

    /// <summary>What lets one caller make pictures. It waits for nobody while it has a place.</summary>
    public sealed class Turn(PictureConverter converter) : IDisposable
    {
        private int _places;

        /// <summary>Makes a picture in a width, or in its own where that is smaller.</summary>
        /// <param name="content">The file.</param>
        /// <param name="width">In pixels; null for the size that the file has.</param>
        /// <param name="cancellationToken">Cancels the waiting for others.</param>
        /// <exception cref="UnreadableException">The file is broken or too large. The message says so.</exception>
        public async Task<ConvertedPicture> ConvertAsync(byte[] content, int? width, CancellationToken cancellationToken)
        {
            if (await ReadAsync(() => CountPixels(content), cancellationToken) > MaxPixelsBesideOthers)
            {
                await TakeAllPlacesAsync(cancellationToken);
            }

            return await ReadAsync(() => ConvertAndRelease(content, width), cancellationToken);
        }

        public void Dispose()
        {
            if (_places > 0)
            {
                converter._places.Release(_places);
                _places = 0;
            }
        }

        internal async Task TakePlaceAsync(CancellationToken cancellationToken)
        {
            await converter._places.WaitAsync(cancellationToken);
            _places++;
        }

        private async Task TakeAllPlacesAsync(CancellationToken cancellationToken)
        {
            Dispose();
            await converter._all.WaitAsync(cancellationToken);
            try
            {
                while (_places < MaxAtOnce)
                {
                    await TakePlaceAsync(cancellationToken);
                }
            }
            finally
            {
                converter._all.Release();
            }
        }
    }

    /// <summary>libvips, which is loaded for the first picture: many processes only answer readers.</summary>
    private static class Library
    {
        static Library()
        {
            // Nothing is made twice, so the results of operations are of no use later.
            Cache.Max = 0;
            NetVips.NetVips.Concurrency = 1;
            NetVips.NetVips.BlockUntrusted = true;

            // Of what is only odd. What is wrong is an exception.
            Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
        }

        public static void Load()
        {
        }
    }
}
