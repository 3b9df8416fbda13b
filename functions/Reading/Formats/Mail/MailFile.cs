using System.Globalization;
using MimeKit;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>A picture or a PDF in a mail.</summary>
/// <param name="Name">Its name among the files inside, with its number: two may have one name.</param>
/// <param name="Title">Its name as it was sent.</param>
/// <param name="ContentId">What the text refers to it by (RFC 2392); null for none.</param>
/// <param name="IsPicture">Whether it is a picture.</param>
/// <param name="Part">The part.</param>
internal sealed record MailFile(string Name, string Title, string? ContentId, bool IsPicture, MimePart Part)
{
    private const int MaxFiles = 50;
    private const int MaxName = 80;

    private static readonly string[] PictureKinds = ["png", "jpeg", "jpg", "pjpeg", "gif", "webp", "avif", "tiff"];

    /// <summary>The file that a part is; null if it is of another kind.</summary>
    public static MailFile? Of(MimeEntity entity, int number)
    {
        if (entity is not MimePart { Content: not null } part || number > MaxFiles)
        {
            return null;
        }

        var title = StatedText.Line(part.FileName) ?? "";
        var isPicture = PictureKinds.Any(kind => part.ContentType.IsMimeType("image", kind));
        var isPdf = part.ContentType.IsMimeType("application", "pdf") || title.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);
        if (!isPicture && !isPdf)
        {
            return null;
        }

        var extension = isPicture ? part.ContentType.MediaSubtype.ToLowerInvariant() : "pdf";
        var name = string.Concat(title.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ')).Trim('.', ' ');
        var file = name.Length is > 0 and <= MaxName ? name : $"file.{extension}";
        return new MailFile(
            string.Create(CultureInfo.InvariantCulture, $"{number}/{file}"), title.Length > 0 ? TextLimits.Shorten(title, MaxName) : file,
            part.ContentId, isPicture, part);
    }

    /// <summary>Its content.</summary>
    public EmbeddedFile Read()
    {
        using var content = new MemoryStream();
        Part.Content!.DecodeTo(content);
        return new EmbeddedFile(Name, content.ToArray());
    }
}
