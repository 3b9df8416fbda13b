using System.IO.Compression;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Documents;

/// <summary>The pictures in the archive of a document that a text shows: each once, however often it is shown.</summary>
internal sealed class ZipPictures
{
    /// <summary>Bytes of a picture that is read.</summary>
    private const int MaxBytes = 20 << 20;

    /// <summary>Bytes of all pictures together.</summary>
    private const int MaxTotal = 40 << 20;

    private const int MaxPictures = 100;
    private const int MaxAlternative = 1_000;
    private const int MaxNamed = 10;
    private const int MaxNamedAlternative = 100;

    private readonly Dictionary<string, EmbeddedFile> _pictures = new(StringComparer.Ordinal);

    /// <summary>Those that are not published, each with what it shows, in words.</summary>
    private readonly Dictionary<string, string> _others = new(StringComparer.Ordinal);

    private long _total;

    public IReadOnlyList<EmbeddedFile> All => [.. _pictures.Values];

    /// <summary>Adds a picture.</summary>
    /// <param name="name">Its name in the archive.</param>
    /// <param name="alternative">What it shows, in words.</param>
    /// <param name="open">Opens its content.</param>
    /// <returns>The block; null if it is of no kind that browsers show, or too large.</returns>
    public TextPicture? Add(string name, string? alternative, Func<Stream> open)
    {
        var shown = Block.Line(alternative ?? "");
        if (!_pictures.ContainsKey(name))
        {
            if (_others.ContainsKey(name) || _pictures.Count == MaxPictures || !IsShown(name)
                || Read(open, Math.Min(MaxBytes, MaxTotal - _total)) is not { Length: > 0 } content)
            {
                _others.TryAdd(name, shown);
                return null;
            }

            _total += content.Length;
            _pictures.Add(name, new EmbeddedFile(name, content));
        }

        return new TextPicture(name, TextLimits.Shorten(shown, MaxAlternative));
    }

    public void Report(ICollection<string> warnings)
    {
        if (_others.Count > 0)
        {
            warnings.Add("Pictures in the document that are not published, because they are too large or of a kind that browsers do not "
                + $"show (such as EMF and WMF): {string.Join(", ", _others.Take(MaxNamed).Select(Describe))}"
                + (_others.Count > MaxNamed ? $", and {_others.Count - MaxNamed:N0} more." : "."));
        }
    }

    /// <summary>A picture of an archive by its name; null if there is none.</summary>
    /// <exception cref="UnreadableException">The archive is damaged.</exception>
    public static ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> archive, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive.ToArray(), writable: false), ZipArchiveMode.Read);
            return zip.GetEntry(name) is { IsEncrypted: false } entry ? Read(entry.Open, MaxBytes) : null;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new UnreadableException("The archive is damaged.", error);
        }
    }

    private static string Describe(KeyValuePair<string, string> picture)
    {
        var name = TextLimits.Shorten(Path.GetFileName(picture.Key), MaxNamedAlternative);
        return picture.Value.Length == 0 ? name : $"{name} ({TextLimits.Shorten(picture.Value, MaxNamedAlternative)})";
    }

    private static bool IsShown(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".tif" or ".tiff" or ".avif"
        && EmbeddedFile.Parse(EmbeddedFile.PathOf("x", name))?.Name == name;

    private static byte[]? Read(Func<Stream> open, long max)
    {
        using var part = open();
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = part.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > max)
            {
                return null;
            }
        }

        return content.ToArray();
    }
}
