using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Lines that a web page left in the text and that are no part of it, told by where they stand and how they are built: a menu, a way
/// to the article before or after, a row of stars, a line that other articles of the same folder have too. Short lines go with them
/// only where such evidence stands beside. In doubt a line stays.
/// </summary>
public static partial class Boilerplate
{
    private const int MaxShortLength = 120;
    private const int MaxPromptLength = 90;
    private const int MaxMenuLength = 200;
    private const int MaxRemarkLength = 80;
    private const int MaxLabelLength = 40;
    private const int MaxHeadLength = 12;
    private const int MaxTailLength = 40;

    /// <summary>
    /// Takes page boilerplate off the head of a text: all up to the last menu before the first paragraph. Where the headline is still
    /// among these lines, it stays: the first line behind the boilerplate, else the last before it.
    /// </summary>
    /// <param name="blocks">The text.</param>
    /// <param name="cut">Takes what is cut.</param>
    /// <param name="hasHeadline">Whether the headline is known, and not among the blocks.</param>
    /// <param name="isShared">Whether other articles have a line too.</param>
    public static void CutHead(List<Block> blocks, List<string> cut, bool hasHeadline, Func<string, bool> isShared)
    {
        var head = blocks.TakeWhile(block => IsMenu(block) || IsShort(block) || IsRemark(block)).Take(MaxHeadLength).ToList();
        if (head.Count == blocks.Count)
        {
            return;
        }

        var last = head.FindLastIndex(block => IsMenu(block) || isShared(block.Text));
        var imprint = head.FindIndex(block => PublicationLine.IsOne(block.Text) || AuthorLine.IsOne(block.Text));
        if (
            !hasHeadline
            && imprint > 1
            && IsHeadline(head[imprint - 1])
            && head.FindLastIndex(imprint - 1, IsRemark) is var remark
            && remark > last)
        {
            last = remark;
        }

        var headline =
            hasHeadline || last < 0
                ? null
                : head.Skip(last + 1).FirstOrDefault(IsHeadline)
                    ?? head.Take(last).LastOrDefault(block => IsHeadline(block) && !isShared(block.Text))
                    ?? head.Take(last + 1).LastOrDefault(IsHeadline);
        foreach (
            var block in head.Take(last + 1)
                .Where(block =>
                    block.Text != headline?.Text
                    && !PublicationLine.IsOne(block.Text)
                    && !AuthorLine.IsOne(block.Text)
                    && (!hasHeadline || IsMenu(block) || isShared(block.Text))))
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }

        bool IsHeadline(Block block) =>
            IsShort(block) && !IsMenu(block) && !PublicationLine.IsOne(block.Text) && !AuthorLine.IsOne(block.Text);
    }

    /// <summary>
    /// Short lines before and behind the text. Addresses and telephone numbers are not among them: readers want them every time.
    /// </summary>
    public static IReadOnlyList<string> Edges(IReadOnlyList<Block> blocks)
    {
        var head = blocks.TakeWhile(block => IsMenu(block) || IsShort(block)).Take(MaxHeadLength).ToList();
        var tail = blocks.Skip(head.Count).Reverse().TakeWhile(IsShort).Take(MaxHeadLength);
        return [.. head.Concat(tail).Select(block => block.Text).Where(line => !Contact().IsMatch(line))];
    }

    /// <summary>
    /// Takes page boilerplate off the end of a text: from the first menu, rating or way to another article among the last short lines.
    /// </summary>
    public static void CutTail(List<Block> blocks, List<string> cut, Func<string, bool> isShared)
    {
        var start = blocks.Count;
        while (start > 1 && blocks.Count - start < MaxTailLength
            && (IsBoilerplate(blocks[start - 1], isShared) || IsShort(blocks[start - 1])))
        {
            start--;
        }

        var first = blocks.FindIndex(start, block => IsBoilerplate(block, isShared));
        if (first < 0 && blocks.Skip(start).Count(IsSuspect) >= 2)
        {
            first = blocks.FindIndex(start, IsSuspect);
        }

        if (first >= 0)
        {
            while (
                first > 1
                && (
                    first > start && (IsSuspect(blocks[first - 1]) || IsLabel(blocks[first - 1]))
                    || IsPrompt(blocks[first - 1])
                    || IsDangling(blocks[first - 1])))
            {
                first--;
            }

            Cut(first);
        }

        if (blocks.Count > 1 && IsDangling(blocks[^1]))
        {
            Cut(blocks.Count - 1);
        }

        void Cut(int from)
        {
            cut.AddRange(blocks[from..].Select(block => block.Text));
            blocks[from..].ForEach(block => block.Remove());
            blocks.RemoveRange(from, blocks.Count - from);
        }
    }

    /// <summary>Short enough for a headline or a prompt, and no sentence of a text.</summary>
    private static bool IsShort(Block block) =>
        block is { Kind: BlockKind.Paragraph or BlockKind.Heading, Text: { Length: <= MaxShortLength } line }
        && line[^1] is not ('.' or ':' or '»' or '”' or '"');

    private static bool IsBoilerplate(Block block, Func<string, bool> isShared) =>
        block.Kind is not BlockKind.Other
        && (
            IsMenu(block)
            || (
                block.Text.Length <= MaxMenuLength
                && (
                    Navigation().IsMatch(block.Text)
                    || Rating().IsMatch(block.Text)
                    || Rights().IsMatch(block.Text)
                    || Counter().IsMatch(block.Text)
                    || isShared(block.Text)
                    || IsNavigationLink(block))));

    /// <summary>
    /// Three or more short names with the same sign or a gap between them, as in breadcrumbs and lists of networks to share on.
    /// </summary>
    private static bool IsMenu(Block block) =>
        block.Text.Length <= MaxMenuLength && block.Kind is not BlockKind.Other
        && (Menu().IsMatch(block.Text) || (block.Kind == BlockKind.Paragraph && (Dashes().IsMatch(block.Text) || IsInColumns(block))));

    private static bool IsInColumns(Block block) =>
        block.Element.TextContent.Trim() is { Length: <= 2 * MaxMenuLength } line && Columns().IsMatch(line);

    /// <summary>A line that is all link, and leads to another part of the site or of the page.</summary>
    private static bool IsNavigationLink(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxLabelLength } && block.Element.QuerySelector("a[href]") is { } link
        && link.TextContent.Trim().Length == block.Text.Length && link.GetAttribute("href") is { } address && address.StartsWith('#');

    /// <summary>
    /// A sentence about the page: "Text version. For pictures, see the full site." Boilerplate where headline and byline are yet to
    /// come.
    /// </summary>
    private static bool IsRemark(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= MaxRemarkLength } line } && line[^1] == '.';

    /// <summary>A label, a colon and a headline, or a question and a call: boilerplate where another of its kind stands near.</summary>
    private static bool IsSuspect(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxShortLength } && Suspect().IsMatch(block.Text);

    /// <summary>A few words and no sentence: a heading, and at the end of a text with nothing to be the heading of.</summary>
    private static bool IsLabel(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxLabelLength } && Label().IsMatch(block.Text);

    /// <summary>A short call to do something; only beside other boilerplate, as articles may end in one too.</summary>
    private static bool IsPrompt(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= MaxPromptLength } line } && line[^1] == '!';

    /// <summary>A colon, and nothing comes after it.</summary>
    private static bool IsDangling(Block block) => block is { Kind: BlockKind.Paragraph, Text: { Length: <= 160 } line } && line[^1] == ':';

    // Names of up to 30 characters; a prompt or a sentence may stand before the first.
    [GeneratedRegex(
        @"(?:^|[:.?!] |\s)\P{P}{1,30}(?<sign> [|›»>·/•] )[^|›»>·/•.]{1,30}(?:\k<sign>[^|›»>·/•.]{1,40})+$|[.?!] [^.|·/]{2,30} [|·/] [^.|·/]{2,30}$|^\p{Lu}[^.|·/]{2,30}(?: \. \p{L}[^.|·/]{2,30}){2,}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Menu();

    // Dashes stand in sentences too: each part begins with a capital and has no more than a few words.
    [GeneratedRegex(
        @"(?:^|[:.?!] )(?<part>\p{Lu}[^.:;,!?«»–—]{1,34})(?<sign> [–—-] )(?:\p{Lu}[^.:;,!?«»–—]{1,40}|\p{Ll}[^.:;,!?«»–—]{1,22})(?:\k<sign>(?:\p{Lu}|\d|\p{Ll})[^.:;,!?«»–—]{1,34})+$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Dashes();

    [GeneratedRegex(
        @"^[^.\s][^.]{1,40}?(?:(?: {3,}|\t+)[^.\s][^.]{1,40}?){2,}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Columns();

    [GeneratedRegex(
        @"^(?:>>|>|»|→|←|<<)|^[\p{Lu} ]{4,25} (?:>>|>|»|→) |(?:>>|→|»)$(?<!«.*)|^(?:PREV|PREVIOUS|NEXT|PRÉCÉDENT|SUIVANT|ANTERIOR|SIGUIENTE|ZURÜCK|WEITER)\b|^(?:Previous|Next|Précédent|Suivant|Anterior|Siguiente|Zurück|Weiter)\b[^.:]{0,30}:|^(?:Back|Retour|Volver|Zurück|Voltar|Torna) (?:to|à|au|aux|en|al?|zu[rm]?|ao?)\b[^.:]{2,30}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Navigation();

    [GeneratedRegex(@"(?:[☆★] ?){3}|\b1 2 3 4 5\b|\b1 (?:à|a|to|bis) 5$", RegexOptions.CultureInvariant)]
    private static partial Regex Rating();

    [GeneratedRegex(@"©|\(c\) ?[0-9]{4}\b|^\(c\) ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rights();

    /// <summary>Page 1 of 3.</summary>
    [GeneratedRegex(@"^\p{L}{4,7} [0-9]{1,3} (?:\p{L}{1,4} |/ ?)[0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Counter();

    [GeneratedRegex(@"@|://|www\.|[0-9](?:[ .-]?[0-9]){6}", RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(
        @"^[¿¡]?\p{Lu}[^:.?!«“""0-9]{3,50} ?: ?[@\p{L}][^:.?!«“""]{10,}$|^[^?.]{8,60}\? ?[\p{Lu}][^.?!]{5,60}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Suspect();

    [GeneratedRegex(@"^\p{Lu}[^.:;?!«“""0-9()]{2,}(?:\([^()]{1,20}\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
