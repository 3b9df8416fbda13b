using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>Reads the HTML of a mail: what programs mark as quotation or signature is cut, and what can be told by its words.</summary>
/// <param name="html">Cleans it.</param>
/// <param name="cut">Takes what is cut.</param>
/// <param name="files">Files of the mail, which the text refers to by their ids.</param>
internal sealed class HtmlMail(HtmlCleaner html, CutLines cut, IReadOnlyList<MailFile> files)
{
    private const int PartSize = 100;
    private const int MaxMarks = 200;

    private const string Quotations = "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .gmail_extra, .moz-cite-prefix, "
        + ".yahoo_quoted, .protonmail_quote, .OutlookMessageHeader, #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *, "
        + "#mail-editor-reference-message-container, [name=quote]";

    private const string Signatures = ".gmail_signature, .gmail_signature_prefix, [data-smartmail=gmail_signature], .moz-signature, "
        + "#Signature, #signature, .protonmail_signature_block, #ms-outlook-mobile-signature, .x_gmail_signature";

    // Previews that a reader does not see, and pixels that count him.
    private const string Hidden = "head, style, script, title, [hidden], [style*='display:none' i], [style*='display: none' i], "
        + "[style*='mso-hide:all' i], img[width='1'], img[height='1'], img[src^='cid:' i], img[src^='data:' i]";

    private const string ContentIdScheme = "cid:";

    /// <summary>The text; null if there is none.</summary>
    public IElement? Read(string written, bool isForward, ICollection<string> warnings, ReadingBudget? budget)
    {
        using var page = html.Open(written);
        var body = page.Body!;
        ReferToFiles(body);
        Remove(body, Hidden);
        RemoveQuotations(body, isForward);
        Remove(body, Signatures, cut);
        budget?.Check();
        RefusedAddresses.Report(body, warnings);
        Divide(body);
        var parts = new MailWriter(new PageAddress(page)).Write(body);
        // In parts: the sanitizer takes far longer for very many blocks beside each other.
        var clean = html.Parse(string.Concat(parts.Chunk(PartSize).Select(part => Clean(part, budget))));
        CutLines(clean, isForward);
        return Block.Line(clean.TextContent).Length > 0 || clean.QuerySelector("img") is not null ? clean : null;
    }

    private void ReferToFiles(IElement body)
    {
        var byId = files.Where(file => file.ContentId is not null).DistinctBy(file => file.ContentId).ToDictionary(file => file.ContentId!);
        foreach (var image in body.QuerySelectorAll("img[src^='cid:' i]"))
        {
            if (byId.GetValueOrDefault(Uri.UnescapeDataString(image.GetAttribute("src")!.Trim()[ContentIdScheme.Length..])) is { } file)
            {
                image.SetAttribute("src", EmbeddedFile.ReferenceTo(file.Name));
            }
        }
    }

    private string Clean(string[] part, ReadingBudget? budget)
    {
        budget?.Check();
        return html.Clean(string.Concat(part)).InnerHtml;
    }

    private static void Remove(IElement body, string selector, CutLines? cut = null)
    {
        foreach (var element in body.QuerySelectorAll(selector).Where(element => element != body))
        {
            cut?.Add(ElementFilter.VisibleText(element, separator: " "));
            element.Remove();
        }
    }

    /// <summary>Quotations are cut, unless they are what was forwarded, or all that there is.</summary>
    private void RemoveQuotations(IElement body, bool isForward)
    {
        var quotations = body.QuerySelectorAll(Quotations).Where(element => element != body).ToList();
        var own = (IElement)body.Clone();
        Remove(own, Quotations);
        if (isForward || !own.TextContent.Any(char.IsLetterOrDigit))
        {
            return;
        }

        foreach (var quotation in quotations.Where(element => quotations.TrueForAll(other => other == element || !other.Contains(element))))
        {
            cut.Add(ElementFilter.VisibleText(quotation, separator: " "));
            quotation.Remove();
        }
    }

    /// <summary>Puts a paragraph's end before and behind lines at which a quotation or a signature begins.</summary>
    private static void Divide(IElement body)
    {
        var starts = body.Descendants<IText>().Where(text => Block.Line(text.Data) is { Length: > 0 and <= 300 } line
            && (Signature.IsStart(line) || Quotation.IsStart(line)) && text.ParentElement is not null).Take(MaxMarks).ToList();
        foreach (var start in starts)
        {
            var page = start.Owner!;
            start.ParentElement!.InsertBefore(page.CreateElement("br"), start);
            start.ParentElement!.InsertBefore(page.CreateElement("br"), start);
            start.ParentElement!.InsertBefore(page.CreateElement("br"), start.NextSibling);
            start.ParentElement!.InsertBefore(page.CreateElement("br"), start.NextSibling);
        }
    }

    private void CutLines(IElement body, bool isForward)
    {
        var blocks = Block.Of(body);
        var lines = blocks.Select(Line).ToList();
        var start = Quotation.Find(lines);
        if (start < blocks.Count && (isForward || !lines.Take(start).Any(line => line.Any(char.IsLetterOrDigit))))
        {
            Remove(blocks.Take(Quotation.Skip(lines, start)));
            blocks = Block.Of(body);
            lines = [.. blocks.Select(Line)];
            start = Quotation.Find(lines);
        }

        if (start > 0)
        {
            Remove(blocks.Skip(start));
            blocks = [.. blocks.Take(start)];
            lines = [.. lines.Take(start)];
        }

        if (Signature.Find(lines) is > 0 and var signature)
        {
            Remove(blocks.Skip(signature));
        }
    }

    // A line break ends no block, but it ends a line of the header of a mail.
    private static string Line(Block block) => Block.Line(ElementFilter.VisibleText(block.Element, separator: " "));

    private void Remove(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            cut.Add(block.Text);
            block.Remove();
        }
    }
}
