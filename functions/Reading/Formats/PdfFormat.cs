using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Pdf;

namespace Newsroom.Reading.Formats;

/// <summary>
/// PDF (ISO 32000): the text in the order in which it is read, without running heads and numbers of pages. A PDF says where its
/// characters stand and nothing else; lines, columns, paragraphs, headings and lists are found by their places and their type.
/// </summary>
public sealed class PdfFormat(HtmlCleaner html) : IFormat
{
    public IReadOnlyList<string> Extensions => ["pdf"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var file = PdfFile.Read(content, budget);
        var heads = RunningHeads.Cut(file.Pages);
        var lines = new List<Line>();
        foreach (var (page, number) in file.Pages.Select((page, index) => (page, index + 1)))
        {
            budget?.Check();
            lines.AddRange(new ReadingOrder(number).Sort(page.Lines));
        }

        var contents = ContentsTable.Cut(lines);
        if (!lines.Exists(line => line.Text.Any(char.IsLetter)))
        {
            throw new UnreadableException(
                "The PDF has no text in it: it is a scan or a picture. Recognise its text (OCR), or upload the text itself.");
        }

        var unread = new UnreadText(file.Pages);
        unread.Report(warnings);
        var type = new Pdf.Type(lines);
        var paragraphs = new ParagraphBuilder(type).Build(lines);
        var writer = new PdfHtml(type, new Hyphens(lines));
        var headline = PdfHeadline.Take(paragraphs, file.Properties.Title, type, writer.Text);
        return new Page
        {
            Body = html.Clean(writer.Write(paragraphs)),
            Headline = StatedText.Line(headline),
            Metadata = file.Properties,
            Around = heads,
            Cut = [.. heads, .. contents, .. unread.Turned],
        };
    }
}
