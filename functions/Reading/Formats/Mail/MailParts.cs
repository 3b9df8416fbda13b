using MimeKit;
using MimeKit.Cryptography;
using Newsroom.Content;
using Org.BouncyCastle.Cms;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>Finds the text among the parts of a mail (RFC 2045 and 2046); the others are attachments or pictures.</summary>
internal sealed class MailParts
{
    private const int MaxParts = 500;
    private const int MaxName = 80;

    private readonly List<string> _attachments = [];
    private readonly List<string> _pictures = [];
    private readonly List<MailFile> _files = [];
    private int _count;

    private MailParts()
    {
    }

    public string? Html { get; private set; }

    public string Text { get; private set; } = "";

    public bool IsFlowed { get; private set; }

    public IReadOnlyList<string> Attachments => _attachments;

    public IReadOnlyList<string> Pictures => _pictures;

    /// <summary>The pictures and PDFs that are published with the article.</summary>
    public IReadOnlyList<MailFile> Files => _files;

    /// <exception cref="UnreadableException">It is encrypted, a report of delivery, or in too many parts.</exception>
    public static MailParts Of(MimeEntity? body)
    {
        var parts = new MailParts();
        if (body is not null)
        {
            parts.Add(body, isAttached: false);
        }

        parts.RefusePgp();
        return parts;
    }

    private void Add(MimeEntity entity, bool isAttached)
    {
        if (++_count > MaxParts)
        {
            throw new UnreadableException($"The mail is too large: it has more than {MaxParts:N0} parts.");
        }

        switch (entity)
        {
            case MultipartEncrypted:
            case ApplicationPkcs7Mime { SecureMimeType: SecureMimeType.EnvelopedData or SecureMimeType.AuthEnvelopedData }:
                throw new UnreadableException("The mail is encrypted. Save its text without that and upload it again.");
            case MultipartReport:
                throw new UnreadableException("The file is a report about the delivery of another mail, and no article.");
            case MultipartSigned signed:
                signed.Take(1).ToList().ForEach(part => Add(part, isAttached));
                break;
            case ApplicationPkcs7Mime { SecureMimeType: SecureMimeType.SignedData } opaque:
                Add(Signed(opaque), isAttached);
                break;
            case MultipartRelated related:
                AddRelated(related, isAttached);
                break;
            case Multipart alternative when alternative.ContentType.IsMimeType("multipart", "alternative"):
                AddAlternative(alternative, isAttached);
                break;
            case Multipart several:
                several.ToList().ForEach(part => Add(part, isAttached));
                break;
            case MessagePart { Message: { } inner } when Html is null && Text.Length == 0 && inner.Body is { } body:
                Add(body, isAttached);
                break;
            case TextPart text when !isAttached && IsShown(text):
                AddText(text);
                break;
            case ApplicationPkcs7Signature or ApplicationPgpSignature:
                break;
            default:
                Name(entity);
                break;
        }
    }

    /// <summary>The same in several forms: one of them is read.</summary>
    private void AddAlternative(Multipart alternative, bool isAttached)
    {
        var forms = alternative.ToList();
        var chosen = forms.FindLast(form => HasText(form, "html")) ?? forms.FindLast(form => HasText(form, "plain"))
            ?? forms.LastOrDefault();
        if (chosen is not null)
        {
            Add(chosen, isAttached);
        }

        // The plain text is read where the HTML turns out to have none.
        if (Text.Length == 0 && forms.Find(form => form != chosen && form is TextPart { IsPlain: true }) is { } plain)
        {
            AddText((TextPart)plain);
        }

        forms.FindAll(form => form != chosen && form is MimePart and not TextPart).ForEach(Name);
    }

    private static bool HasText(MimeEntity entity, string subtype) => entity switch
    {
        TextPart text => text.ContentType.IsMimeType("text", subtype),
        Multipart several => several.Any(part => HasText(part, subtype)),
        _ => false,
    };

    private void AddRelated(MultipartRelated related, bool isAttached)
    {
        var root = related.Root;
        if (root is not null)
        {
            Add(root, isAttached);
        }

        related.Where(part => part != root).ToList().ForEach(part => Add(part, isAttached: true));
    }

    private static bool IsShown(TextPart text) =>
        !text.IsAttachment && (text.IsHtml || text.IsPlain || text.ContentType.IsMimeType("text", "markdown"))
        && (text.FileName is null || text.ContentDisposition is not null);

    private void AddText(TextPart part)
    {
        var text = MailCharset.Decode(part);
        if (part.IsHtml)
        {
            Html = Html is null ? text : $"{Html}\n{text}";
        }
        else if (text.Length > 0)
        {
            IsFlowed = part.IsFlowed && (Text.Length == 0 || IsFlowed);
            Text = Text.Length == 0 ? text : $"{Text}\n\n{text}";
        }
    }

    private void Name(MimeEntity entity)
    {
        var name = entity is MessagePart { Message.Subject: { Length: > 0 } subject } ? subject
            : entity.ContentDisposition?.FileName ?? entity.ContentType.Name;
        var line = StatedText.Line(name) is { } stated ? $"\"{TextLimits.Shorten(stated, MaxName)}\""
            : StatedText.Line(entity.ContentType.MimeType) ?? "a part";
        if (MailFile.Of(entity, _files.Count + 1) is { } file)
        {
            _files.Add(file);
            return;
        }

        (entity.ContentType.IsMimeType("image", "*") && !entity.IsAttachment ? _pictures : _attachments).Add(line);
    }

    /// <summary>What a mail contains that is wrapped in its signature (RFC 8551, 3.5.2). The signature is not verified.</summary>
    private static MimeEntity Signed(ApplicationPkcs7Mime opaque)
    {
        try
        {
            using var written = new MemoryStream();
            opaque.Content?.DecodeTo(written);
            using var content = new MemoryStream();
            new CmsSignedData(written.ToArray()).SignedContent?.Write(content);
            content.Position = 0;
            return MimeEntity.Load(content);
        }
        catch (Exception error) when (error is CmsException or FormatException or IOException or ArgumentException or InvalidCastException)
        {
            throw new UnreadableException("The mail is signed (S/MIME), and what was signed cannot be read.", error);
        }
    }

    private void RefusePgp()
    {
        if (Text.AsSpan().TrimStart().StartsWith("-----BEGIN PGP MESSAGE-----") && Html is null)
        {
            throw new UnreadableException("The mail is encrypted (PGP). Save its text without that and upload it again.");
        }
    }
}
