using AngleSharp.Dom;

namespace Newsroom.Reading;

/// <summary>Turns a page into copy: cuts the furniture, finds headline and headings, drops what is said twice.</summary>
public static class CopyEditor
{
    private const int LongestHeading = 120;

    public static Copy Edit(Page page)
    {
        var blocks = Block.Of(page.Body);
        var cut = new List<string>(page.Cut);
        if (page.Markup == Markup.Fields)
        {
            return Print(page, page.Headline, blocks, cut);
        }

        Boilerplate.CutHead(blocks, cut);
        var headline = page.Headline ?? (page.Markup == Markup.None ? TakeHeadline(blocks) : null);
        CutRepeated(headline, blocks, cut);
        var published = cut.Concat(blocks.Take(1).Select(block => block.Text)).Select(PublicationLine.Date).FirstOrDefault(date => date is not null);
        if (blocks.Count > 1 && PublicationLine.IsOne(blocks[0].Text))
        {
            blocks[0].Remove();
            blocks.RemoveAt(0);
        }

        Boilerplate.CutTail(blocks, cut);
        if (page.Markup == Markup.None)
        {
            MarkHeadings(blocks);
        }

        return Print(page, headline, blocks, cut) with { Published = published };
    }

    private static Copy Print(Page page, string? headline, List<Block> blocks, List<string> cut) => new(
        headline,
        blocks.Find(block => block.Kind == BlockKind.Paragraph)?.Text ?? "",
        page.Body,
        HtmlText.Of(page.Body),
        cut);

    private static string? TakeHeadline(List<Block> blocks)
    {
        if (blocks.Count < 2 || !LooksLikeHeading(blocks[0]) || PublicationLine.IsOne(blocks[0].Text))
        {
            return null;
        }

        var headline = blocks[0].Text;
        blocks[0].Remove();
        blocks.RemoveAt(0);
        return headline;
    }

    private static void CutRepeated(string? headline, List<Block> blocks, List<string> cut)
    {
        while (blocks.Count > 1 && string.Equals(blocks[0].Text, headline, StringComparison.OrdinalIgnoreCase))
        {
            cut.Add(blocks[0].Text);
            blocks[0].Remove();
            blocks.RemoveAt(0);
        }
    }

    private static void MarkHeadings(List<Block> blocks)
    {
        for (var i = 0; i < blocks.Count - 1; i++)
        {
            if (LooksLikeHeading(blocks[i]))
            {
                var heading = blocks[i].Element.Owner!.CreateElement("h2");
                heading.TextContent = blocks[i].Text;
                blocks[i].Element.Replace(heading);
                blocks[i] = new Block(heading, BlockKind.Heading, blocks[i].Text);
            }
        }
    }

    private static bool LooksLikeHeading(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= LongestHeading } line }
        && line[^1] is not ('.' or ':' or ';' or ',' or '!' or '…' or '»' or '”' or '"' or ')')
        && line[0] is not ('"' or '“' or '«' or '>' or '(')
        && !line.Contains("://", StringComparison.Ordinal) && line.Any(char.IsLetter);
}
