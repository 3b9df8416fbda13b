using System.Text.RegularExpressions;
using MimeKit;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>A mail as it was sent: its texts, what it says about itself, and the names of what is attached to it.</summary>
internal sealed partial class MailSource
{
    private const int MaxDepth = 30;
    private const int MaxAddressGroups = 4;

    private static readonly HeaderId[] Known =
        [HeaderId.From, HeaderId.Subject, HeaderId.Date, HeaderId.To, HeaderId.MimeVersion, HeaderId.MessageId, HeaderId.Received];

    private readonly MimeMessage _message;
    private readonly MailParts _parts;

    private MailSource(MimeMessage message, MailParts parts)
    {
        _message = message;
        _parts = parts;
    }

    public string? Subject => _message.Subject;

    public bool IsOfList => _message.Headers.Contains(HeaderId.ListId);

    /// <summary>Null where the mail has no HTML.</summary>
    public string? Html => _parts.Html;

    public string Text => _parts.Text;

    /// <summary>Whether lines of the text that end with a blank go on in the next (RFC 3676).</summary>
    public bool IsFlowed => _parts.IsFlowed;

    public IReadOnlyList<string> Attachments => _parts.Attachments;

    public IReadOnlyList<string> Pictures => _parts.Pictures;

    public IReadOnlyList<MailFile> Files => _parts.Files;

    public Stated Metadata => new()
    {
        Author = Author(_message.From.Mailboxes.FirstOrDefault()?.Name),
        Date = _message.Date is { Year: > 1990 and < 2200 } date ? date : null,
        NotBefore = Moments.Max(),
        Doubts = _message.Headers[HeaderId.Sensitivity] is { } mark && Sensitivity().IsMatch(mark)
            ? [new Doubt(HeaderKeys.Draft, $"The mail is marked {HeaderNotes.Quote(mark)}. State \"draft: false\" if it is to be public.")]
            : [],
        Language = DocumentProperties.Language(_message.Headers[HeaderId.ContentLanguage]),
        Tags = DocumentProperties.Tags(_message.Headers[HeaderId.Keywords]),
    };

    /// <summary>When it is sent, which for a mail that waits is later than now.</summary>
    private IEnumerable<DateTimeOffset?> Moments =>
        new[] { _message.Date, Later(_message.Headers["Deferred-Delivery"]) }
            .Where(moment => moment.Year is > 1990 and < 2200).Cast<DateTimeOffset?>();

    private static DateTimeOffset Later(string? written) =>
        MimeKit.Utils.DateUtils.TryParse(written ?? "", out var later) ? later : default;

    [GeneratedRegex("^\\s*(?:private|personal|company-confidential)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sensitivity();

    /// <exception cref="UnreadableException">It is no mail, or encrypted; the message says why.</exception>
    public static MailSource Open(ReadOnlyMemory<byte> content)
    {
        var message = Load(content);
        return new MailSource(message, MailParts.Of(message.Body));
    }

    private static MimeMessage Load(ReadOnlyMemory<byte> content)
    {
        if (content.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw new UnreadableException("The file is empty.");
        }

        var options = new ParserOptions { MaxMimeDepth = MaxDepth, MaxAddressGroupDepth = MaxAddressGroups };
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            var message = MimeMessage.Load(options, stream);
            return message.Headers.Any(header => Known.Contains(header.Id)) ? message
                : throw new UnreadableException("The file is not a mail: it has neither sender nor subject nor date.");
        }
        catch (Exception error) when (error is FormatException or EndOfStreamException)
        {
            throw new UnreadableException("The file is not a mail, or it is damaged: its header cannot be read.", error);
        }
    }

    // The address is nobody's business.
    private static string? Author(string? name) =>
        StatedText.Line(name)?.Trim('"', '\'', ' ') is { Length: > 1 } line && !line.Contains('@', StringComparison.Ordinal)
            ? TextLimits.Shorten(line, TextLimits.MaxAuthor) : null;
}
