using Newsroom.Articles;

namespace Newsroom.Reading;

/// <summary>Turns a page into copy: cuts the furniture, finds headline and headings, drops what is said twice.</summary>
public static class CopyEditor
{
    private const int LongestHeading = 120;
    private const int MostHead = 12;

    /// <param name="page">The page; its body is changed.</param>
    /// <param name="isShared">Whether a line stands in other articles too.</param>
    public static Copy Edit(Page page, Func<string, bool>? isShared = null)
    {
        isShared ??= _ => false;
        var blocks = Block.Of(page.Body);
        var cut = new List<string>(page.Cut);
        if (page.Markup == Markup.Fields)
        {
            return Print(page, page.Headline, blocks, cut);
        }

        var edges = Boilerplate.Edges(blocks);
        Boilerplate.CutHead(blocks, cut, page.Headline is not null, isShared);
        var imprint = TakeImprint(blocks);
        var headline = page.Headline ?? (page.Markup == Markup.None ? TakeHeadline(blocks, cut) : null);
        CutRepeated(headline, blocks, cut);
        imprint = imprint.Or(TakeImprint(blocks));
        Boilerplate.CutTail(blocks, cut, isShared);
        if (page.Markup == Markup.None)
        {
            MarkHeadings(blocks);
        }

        var repeated = CutRepetitions(blocks, cut);
        imprint = imprint.Or(new Imprint(blocks.Count > 1 ? PublicationLine.Date(blocks[^1].Text) : null, null, null));
        return Print(page, headline, blocks, cut) with { Published = imprint.Published, Author = imprint.Author, Dateline = imprint.Dateline, Edges = edges, Repeated = repeated };
    }

    private static Copy Print(Page page, string? headline, List<Block> blocks, List<string> cut)
    {
        var lead = blocks.Find(block => block.Kind == BlockKind.Paragraph)?.Text ?? "";
        var (html, text) = page.Markup == Markup.None
            ? (PlainCopy.ToHtml(blocks), PlainCopy.ToText(blocks))
            : (HtmlWriter.Inner(page.Body).Trim(), HtmlText.Of(page.Body));
        return new Copy(headline, lead, html, text, cut) { Blocks = blocks };
    }

    /// <summary>The first line that looks like one; a later one where the text says words of that, and nothing of those before it.</summary>
    private static string? TakeHeadline(List<Block> blocks, List<string> cut)
    {
        var head = blocks.TakeWhile(block => block is { Kind: BlockKind.Paragraph, Text.Length: <= LongestHeading } && DatelineText.Find(block.Text) is null).Take(MostHead).ToList();
        if (head.Count == 0 || head.Count == blocks.Count)
        {
            head = [.. blocks.Take(blocks.Count > 1 ? 1 : 0)];
        }

        var text = string.Join('\n', blocks.Skip(head.Count).Select(block => block.Text));
        var candidates = head.FindAll(block => IsHeadline(block, isOnlyOne: head.Count == 1));
        if (candidates.Count == 0)
        {
            return null;
        }

        var headline = Headline.Echo(candidates[0].Text, text) > 0 ? candidates[0] : candidates.Find(block => Headline.Echo(block.Text, text) >= Headline.LoudEcho) ?? candidates[0];
        if (head[0] != headline && candidates[0] == headline)
        {
            return null;
        }

        foreach (var block in head.TakeWhile(block => block != headline).Where(block => !PublicationLine.IsOne(block.Text) && !AuthorLine.IsOne(block.Text)))
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }

        headline.Remove();
        blocks.Remove(headline);
        return headline.Text;
    }

    private static bool IsHeadline(Block block, bool isOnlyOne) =>
        (LooksLikeHeading(block) || (!isOnlyOne && Headline.IsQuotation(block.Text))) && !PublicationLine.IsOne(block.Text) && !AuthorLine.IsOne(block.Text);

    /// <summary>Takes the lines that say when and where the text went out and who wrote it off its head.</summary>
    private static Imprint TakeImprint(List<Block> blocks)
    {
        var imprint = new Imprint(null, null, null);
        while (blocks.Count > 1 && blocks[0].Kind != BlockKind.Item)
        {
            var text = blocks[0].Text;
            var line = new Imprint(PublicationLine.Date(text), AuthorLine.Author(text), DatelineText.Whole(text));
            if (line is { Published: null, Author: null, Dateline: null })
            {
                break;
            }

            imprint = imprint.Or(line);
            blocks[0].Remove();
            blocks.RemoveAt(0);
        }

        return imprint;
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

    /// <summary>Leaves out paragraphs that say again what one before them says. Those that are merely alike stay, and are told as well.</summary>
    private static List<string> CutRepetitions(List<Block> blocks, List<string> cut)
    {
        var repetitions = Repetitions.Find(blocks).ToList();
        foreach (var block in repetitions.Where(repetition => repetition.Likeness >= Repetitions.Same).Select(repetition => repetition.Block))
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }

        return [.. repetitions.Select(repetition => repetition.Block.Text)];
    }

    private static void MarkHeadings(List<Block> blocks)
    {
        for (var i = 0; i < blocks.Count - 1; i++)
        {
            blocks[i] = LooksLikeHeading(blocks[i]) ? blocks[i] with { Kind = BlockKind.Heading } : blocks[i];
        }
    }

    private static bool LooksLikeHeading(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= LongestHeading } line }
        && line[^1] is not ('.' or ':' or ';' or ',' or '!' or '…' or '»' or '”' or '"' or ')')
        && line[0] is not ('"' or '“' or '«' or '>' or '(')
        && !line.Contains("://", StringComparison.Ordinal) && line.Any(char.IsLetter);

    private sealed record Imprint(DateOnly? Published, string? Author, Dateline? Dateline)
    {
        public Imprint Or(Imprint other) => new(Published ?? other.Published, Author ?? other.Author, Dateline ?? other.Dateline);
    }
}
