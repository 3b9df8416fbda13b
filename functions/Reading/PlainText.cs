using System.Text;

namespace Newsroom.Reading;

/// <summary>What a line of plain text is.</summary>
public enum LineKind
{
    Paragraph,
    Heading,
    Item,
}

/// <summary>A line of plain text that stands for a block.</summary>
public sealed record Line(LineKind Kind, string Text);

/// <summary>Reads plain text: a line is a paragraph, unless lines were wrapped; short lines on their own are headings, dashes are lists.</summary>
public static class PlainText
{
    private const int LongestHeading = 120;

    public static Page Read(string text)
    {
        var paragraphs = Unwrap(text);
        var cut = new List<string>();
        Boilerplate.CutHead(paragraphs, cut);
        var headline = Headline(paragraphs, cut);
        var published = cut.Concat(paragraphs.Take(1)).Select(PublicationLine.Date).FirstOrDefault(date => date is not null);
        if (paragraphs.Count > 1 && PublicationLine.IsOne(paragraphs[0]))
        {
            paragraphs.RemoveAt(0);
        }

        Boilerplate.CutTail(paragraphs, cut);
        var lines = paragraphs.Select((paragraph, i) => Classify(paragraph, isLast: i == paragraphs.Count - 1)).ToList();
        var lead = lines.FirstOrDefault(line => line.Kind == LineKind.Paragraph)?.Text ?? "";
        return new Page(headline, lead, ToHtml(lines), ToText(lines), cut) { Published = published };
    }

    /// <summary>Paragraphs of the text. Lines that a program wrapped (none much longer than the others) are joined again.</summary>
    private static List<string> Unwrap(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var written = lines.Where(line => line.Length > 0).ToList();
        var blank = lines.Count - written.Count;
        var wrapped = blank > 0 && written.Count >= 3 * blank && written.Count > 5 && written.Max(line => line.Length) <= 100;
        if (!wrapped)
        {
            return written;
        }

        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in lines)
        {
            if (open && line.Length > 0 && !IsItem(line))
            {
                paragraphs[^1] = $"{paragraphs[^1]} {line}";
            }
            else if (line.Length > 0)
            {
                paragraphs.Add(line);
            }

            open = line.Length > 0;
        }

        return paragraphs;
    }

    private static string? Headline(List<string> paragraphs, List<string> cut)
    {
        if (paragraphs.Count < 2 || !LooksLikeHeading(paragraphs[0]) || PublicationLine.IsOne(paragraphs[0]))
        {
            return null;
        }

        var headline = paragraphs[0];
        paragraphs.RemoveAt(0);
        while (paragraphs.Count > 1 && string.Equals(paragraphs[0], headline, StringComparison.OrdinalIgnoreCase))
        {
            cut.Add(paragraphs[0]);
            paragraphs.RemoveAt(0);
        }

        return headline;
    }

    private static Line Classify(string paragraph, bool isLast) =>
        IsItem(paragraph) ? new Line(LineKind.Item, paragraph[1..].TrimStart())
        : !isLast && LooksLikeHeading(paragraph) ? new Line(LineKind.Heading, paragraph)
        : new Line(LineKind.Paragraph, paragraph);

    private static bool IsItem(string line) => line.Length > 2 && line[0] is '-' or '–' or '•' or '*' or '·' && char.IsWhiteSpace(line[1]);

    private static bool LooksLikeHeading(string line) =>
        line.Length <= LongestHeading && !IsItem(line)
        && line[^1] is not ('.' or ':' or ';' or ',' or '!' or '…' or '»' or '”' or '"' or ')')
        && line[0] is not ('"' or '“' or '«' or '>' or '(')
        && !line.Contains("://", StringComparison.Ordinal) && line.Any(char.IsLetter);

    private static string ToHtml(List<Line> lines)
    {
        var html = new StringBuilder();
        LineKind? before = null;
        foreach (var line in lines)
        {
            if ((line.Kind == LineKind.Item) != (before == LineKind.Item))
            {
                html.Append(line.Kind == LineKind.Item ? "<ul>\n" : before is null ? "" : "</ul>\n");
            }

            var element = line.Kind switch { LineKind.Heading => "h2", LineKind.Item => "li", _ => "p" };
            html.Append('<').Append(element).Append('>').Append(HtmlText.Escape(line.Text)).Append("</").Append(element).Append(">\n");
            before = line.Kind;
        }

        return html.Append(before == LineKind.Item ? "</ul>\n" : "").ToString();
    }

    private static string ToText(List<Line> lines) =>
        string.Join("\n\n", lines.Select(line => line.Kind == LineKind.Item ? $"- {line.Text}" : line.Text)).Replace("\n\n- ", "\n- ", StringComparison.Ordinal);
}
