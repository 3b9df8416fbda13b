using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Mail;

namespace Newsroom.Reading.Formats;

/// <summary>
/// A mail (RFC 5322, MIME): its subject is the headline. Signatures and quoted replies are cut; of a forwarded mail, what was forwarded
/// is the text. Attachments are named.
/// </summary>
public sealed class MailFormat(HtmlCleaner html) : IContainerFormat
{
    public IReadOnlyList<string> Extensions => ["eml"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var mail = MailSource.Open(content);
        budget?.Check();
        var subject = new MailSubject(mail.Subject, mail.IsOfList);
        var cut = new CutLines();
        var (body, level) = Body(mail, subject, cut, warnings, budget);
        Greeting.Cut(body, cut);
        Report(mail, warnings);
        var below = Below(mail);
        if (Block.Line(body.TextContent).Length == 0 && below.Count == 0 && body.QuerySelector("img") is null)
        {
            throw new UnreadableException(mail.Attachments.Count + mail.Files.Count > 0
                ? "The mail has no text, only attachments. Upload these by themselves."
                : "The mail has no text.");
        }

        return new Page
        {
            Body = body,
            Markup = level,
            Headline = subject.Headline,
            Cut = cut.Lines,
            Embedded = [.. mail.Files.Select(file => file.Read())],
            Below = below,
            // Who forwards a mail did not write it.
            Metadata = mail.Metadata with
            {
                Author = subject.IsForward ? null : mail.Metadata.Author,
                Downloads =
                [
                    .. mail.Files.Where(file => !file.IsPicture)
                        .Select(file => new Download(file.Title, EmbeddedFile.ReferenceTo(file.Name), "application/pdf")),
                ],
            },
        };
    }

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) =>
        MailSource.Open(content).Files.FirstOrDefault(file => file.Name == name)?.Read().Content;

    /// <summary>Pictures that the text does not refer to, also not in its signature.</summary>
    private static IReadOnlyList<string> Below(MailSource mail) =>
    [
        .. mail.Files.Where(file => file.IsPicture
            && (file.ContentId is not { } id || mail.Html?.Contains($"cid:{id}", StringComparison.OrdinalIgnoreCase) != true))
            .Select(file => file.Name),
    ];

    private (IElement Body, MarkupLevel Level) Body(
        MailSource mail, MailSubject subject, CutLines cut, ICollection<string> warnings, ReadingBudget? budget)
    {
        if (mail.Html is { } written && new HtmlMail(html, cut, mail.Files).Read(written, subject.IsForward, warnings, budget) is { } body)
        {
            return (body, MarkupLevel.Page);
        }

        InputBounds.CheckLines(mail.Text);
        var lines = PlainMail.Read(mail.Text, mail.IsFlowed, subject.IsForward, cut);
        return (html.Parse(PlainTextFormat.ToHtml(string.Join('\n', lines))), MarkupLevel.None);
    }

    private static void Report(MailSource mail, ICollection<string> warnings)
    {
        const int max = 10;
        if (mail.Attachments.Count > 0)
        {
            var more = mail.Attachments.Count > max ? $" and {mail.Attachments.Count - max:N0} more" : "";
            warnings.Add($"Attachments of the mail are not published: {string.Join(", ", mail.Attachments.Take(max))}{more}. "
                + "Upload those that belong to the article by themselves.");
        }

        if (mail.Pictures.Count > 0)
        {
            var more = mail.Pictures.Count > max ? $" and {mail.Pictures.Count - max:N0} more" : "";
            warnings.Add($"Pictures inside the mail are not published: {string.Join(", ", mail.Pictures.Take(max))}{more}.");
        }
    }
}
