using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Reading.Notices;

namespace Newsroom.Reading;

/// <summary>Makes the copy of an article from a page: cuts boilerplate, finds headline and headings, and removes repetitions.</summary>
public static class CopyEditor
{
    private const int MaxHeadingLength = 120;
    private const int MaxHead = 12;

    /// <summary>The copy of a page.</summary>
    /// <param name="page">The page; its body is changed.</param>
    /// <param name="isShared">Whether other articles have the same line; null if that is not known.</param>
    /// <param name="today">Lines with a later day do not state the day of publication, so they stay in the
    /// text; null for no limit.</param>
    public static Copy Edit(Page page, Func<string, bool>? isShared = null, DateOnly? today = null)
    {
        isShared ??= _ => false;
        var blocks = Block.Of(page.Body);
        var cut = new List<string>(page.Cut);
        if (page.Markup == MarkupLevel.Fields)
        {
            return Print(page, page.Headline, blocks, cut);
        }

        Boilerplate.CutPhrases(blocks, cut);
        CutNotices(blocks, cut);
        var edges = Boilerplate.Edges(blocks);
        Boilerplate.CutHead(blocks, cut, page.Headline is not null, isShared);
        var imprint = TakeImprint(blocks, today);
        var headline = page.Headline ?? (page.Markup == MarkupLevel.None ? TakeHeadline(blocks, cut) : null);
        CutRepeated(headline, blocks, cut);
        imprint = imprint.Or(TakeImprint(blocks, today));
        Boilerplate.CutTail(blocks, cut, isShared);
        if (page.Markup == MarkupLevel.None)
        {
            MarkHeadings(blocks);
        }

        var repeated = CutRepetitions(blocks, cut);
        imprint = imprint.Or(new Imprint(blocks.Count > 1 ? PublicationLine.Date(blocks[^1].Text) : null, null, null));
        return Print(page, headline, blocks, cut) with
        {
            Published = imprint.Published,
            Author = imprint.Author,
            Dateline = imprint.Dateline,
            Edges = edges,
            Repeated = repeated,
        };
    }

    /// <summary>Lines such as "Embargoed until 1 May 2026" are no headline, and say nothing once the time has come.</summary>
    private static void CutNotices(List<Block> blocks, List<string> cut)
    {
        foreach (var notice in blocks.Take(MaxHead).Where(block => EmbargoNotice.IsDated(block.Text)).ToList())
        {
            cut.Add(notice.Text);
            notice.Remove();
            blocks.Remove(notice);
        }
    }

    private static Copy Print(Page page, string? headline, List<Block> blocks, List<string> cut)
    {
        var lead = blocks.Find(block => block.Kind == BlockKind.Paragraph)?.Text ?? "";
        var (html, text) = page.Markup == MarkupLevel.None
            ? (PlainCopy.ToHtml(blocks), PlainCopy.ToText(blocks))
            : (HtmlWriter.Inner(page.Body).Trim(), HtmlText.Of(page.Body));
        return new Copy(headline, lead, html, text, cut) { Blocks = blocks };
    }

    /// <summary>
    /// Removes the headline from the blocks and returns it; null if there is none. It is the first line if that looks like
    /// a headline. A later line is taken if the text repeats many words of that line, but hardly any of the first line.
    /// Lines above the headline are cut.
    /// </summary>
    private static string? TakeHeadline(List<Block> blocks, List<string> cut)
    {
        var head = blocks
            .SkipLast(1)
            .TakeWhile(block => LooksLikeHeading(block) || IsQuotation(block) || IsImprint(block))
            .Take(MaxHead)
            .ToList();
        var candidates = WithoutOrganisation(head.FindAll(block => !IsImprint(block)));
        var first = candidates.Count > 0 && LooksLikeHeading(candidates[0]) ? candidates[0] : null;
        var overlap = new HeadlineOverlap(blocks.Skip(head.Count));
        var ofFirst = first is null ? 0 : overlap.Of(first.Text);
        var headline =
            ofFirst >= HeadlineOverlap.Strong || head.Count == 1
                ? first
                : candidates.Find(block => overlap.Of(block.Text) >= ofFirst + HeadlineOverlap.ClearLead) ?? first;
        if (headline is null)
        {
            return null;
        }

        foreach (var block in head.TakeWhile(block => block != headline).Where(block => !IsImprint(block)))
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }

        headline.Remove();
        blocks.Remove(headline);
        return headline.Text;
    }

    /// <summary>The lines without the one that names who speaks, where others stand below it.</summary>
    private static List<Block> WithoutOrganisation(List<Block> lines) =>
        lines is [var first, ..] && OrganisationLine.IsOne(first.Text)
            && lines.FindAll(line => !OrganisationLine.IsOne(line.Text) && !OrganisationLine.IsLabel(line.Text)) is var others
            && others.Exists(LooksLikeHeading) ? others : lines;

    private static bool IsImprint(Block block) => PublicationLine.IsOne(block.Text) || AuthorLine.IsOne(block.Text);

    /// <summary>Whether a line is a single quotation, such as the headline of an interview.</summary>
    private static bool IsQuotation(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: > 2 and <= MaxHeadingLength } line }
        && (line[0], line[^1]) is ('"', '"') or ('“', '”') or ('«', '»') && line[1..^1].IndexOfAny(['"', '“', '«']) < 0;

    /// <summary>Removes the lines with date, dateline and author at the beginning of the text and returns their values.</summary>
    private static Imprint TakeImprint(List<Block> blocks, DateOnly? today)
    {
        var imprint = new Imprint(null, null, null);
        while (blocks.Count > 1 && blocks[0].Kind != BlockKind.Item)
        {
            var text = blocks[0].Text;
            var line = new Imprint(PublicationLine.Date(text) ?? AuthorLine.Date(text), AuthorLine.Author(text), DatelineText.Whole(text));
            if (line is { Published: null, Author: null, Dateline: null } || (line.Published ?? line.Dateline?.Date) > today)
            {
                break;
            }

            imprint = imprint.Or(line);
            blocks[0].Remove();
            blocks.RemoveAt(0);
        }

        return imprint;
    }

    /// <summary>Cuts lines at the beginning of the text that repeat the headline.</summary>
    private static void CutRepeated(string? headline, List<Block> blocks, List<string> cut)
    {
        while (blocks.Count > 1 && string.Equals(blocks[0].Text, headline, StringComparison.OrdinalIgnoreCase))
        {
            cut.Add(blocks[0].Text);
            blocks[0].Remove();
            blocks.RemoveAt(0);
        }
    }

    /// <summary>Cuts paragraphs that repeat an earlier one. Paragraphs that are only similar stay. Returns the texts of both.</summary>
    private static List<string> CutRepetitions(List<Block> blocks, List<string> cut)
    {
        var repetitions = Repetitions.Find(blocks).ToList();
        foreach (
            var block in repetitions
                .Where(repetition => repetition.Likeness >= Repetitions.Same)
                .Select(repetition => repetition.Block))
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
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= MaxHeadingLength } line }
        && line[^1] is not ('.' or ':' or ';' or ',' or '!' or '…' or '»' or '”' or '"' or ')')
        && line[0] is not ('"' or '“' or '«' or '>' or '(')
        && !line.Contains("://", StringComparison.Ordinal) && line.Any(char.IsLetter);

    /// <summary>The day of publication, the author and the dateline, from lines of their own.</summary>
    private sealed record Imprint(DateOnly? Published, string? Author, Dateline? Dateline)
    {
        public Imprint Or(Imprint other) => new(Published ?? other.Published, Author ?? other.Author, Dateline ?? other.Dateline);
    }
}
