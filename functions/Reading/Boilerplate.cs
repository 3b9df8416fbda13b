using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Cuts the boilerplate that a web page left in the text. Boilerplate is recognised by its position and its form: a menu, a link to the
/// previous or next article, a row of stars, a line that other articles of the same folder also have. Other short lines are cut only if
/// they are next to such lines. In doubt, a line stays.
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

    /// <summary>Cuts the lines that are boilerplate on any site, wherever they stand; not all of a text.</summary>
    public static void CutPhrases(List<Block> blocks, List<string> cut)
    {
        var phrases = blocks.FindAll(block => block.Kind is not BlockKind.Other && BoilerplatePhrases.IsOne(block.Text));
        if (phrases.Count == blocks.Count)
        {
            return;
        }

        foreach (var block in phrases)
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }
    }

    /// <summary>
    /// Cuts boilerplate at the beginning of a text: all lines up to the last menu before the first paragraph. A headline among these lines
    /// stays. It is the first suitable line after the boilerplate, otherwise the last one before it.
    /// </summary>
    /// <param name="blocks">The blocks of the text; cut blocks are removed.</param>
    /// <param name="cut">Receives the lines that are cut.</param>
    /// <param name="hasHeadline">Whether the headline is known already, and is not among the blocks.</param>
    /// <param name="isShared">Whether other articles have the same line.</param>
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
    /// The short lines at the beginning and at the end of a text, to compare them with other articles. Addresses and telephone numbers are
    /// left out: readers need them in every article, so they must not be cut.
    /// </summary>
    public static IReadOnlyList<string> Edges(IReadOnlyList<Block> blocks)
    {
        var head = blocks.TakeWhile(block => IsMenu(block) || IsShort(block)).Take(MaxHeadLength).ToList();
        var tail = blocks.Skip(head.Count).Reverse().TakeWhile(IsShort).Take(MaxHeadLength);
        return [.. head.Concat(tail).Select(block => block.Text).Where(line => !Contact().IsMatch(line))];
    }

    /// <summary>
    /// Cuts boilerplate at the end of a text: from the first menu, rating or link to another article among the last short lines.
    /// </summary>
    /// <param name="blocks">The blocks of the text; cut blocks are removed, at least one stays.</param>
    /// <param name="cut">Receives the lines that are cut.</param>
    /// <param name="isShared">Whether other articles have the same line.</param>
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

    /// <summary>Whether a block is short enough for a headline or a prompt, and does not end like a sentence.</summary>
    private static bool IsShort(Block block) =>
        block is { Kind: BlockKind.Paragraph or BlockKind.Heading, Text: { Length: <= MaxShortLength } line }
        && line[^1] is not ('.' or ':' or '»' or '”' or '"');

    /// <summary>Whether a block is boilerplate by itself, without other boilerplate next to it.</summary>
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
    /// Whether a block has three or more short names with the same separator or gap between them, as in
    /// breadcrumbs and lists of social networks.
    /// </summary>
    private static bool IsMenu(Block block) =>
        block.Text.Length <= MaxMenuLength && block.Kind is not BlockKind.Other
        && (Menu().IsMatch(block.Text) || (block.Kind == BlockKind.Paragraph && (Dashes().IsMatch(block.Text) || IsInColumns(block))));

    private static bool IsInColumns(Block block) =>
        block.Element.TextContent.Trim() is { Length: <= 2 * MaxMenuLength } line && Columns().IsMatch(line);

    /// <summary>Whether the whole line is a link to another part of the page.</summary>
    private static bool IsNavigationLink(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxLabelLength } && block.Element.QuerySelector("a[href]") is { } link
        && link.TextContent.Trim().Length == block.Text.Length && link.GetAttribute("href") is { } address && address.StartsWith('#');

    /// <summary>
    /// Whether a block is a short sentence, which may be about the page: "Text version. For pictures, see the full site." It is
    /// boilerplate only if it stands before the headline and the byline.
    /// </summary>
    private static bool IsRemark(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= MaxRemarkLength } line } && line[^1] == '.';

    /// <summary>
    /// Whether a block is a label, a colon and a headline, or a question and a prompt. It is boilerplate only if a similar line is near.
    /// </summary>
    private static bool IsSuspect(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxShortLength } && Suspect().IsMatch(block.Text);

    /// <summary>
    /// Whether a block has a few words that are not a sentence, such as a heading. At the end of a text no text follows such a heading.
    /// </summary>
    private static bool IsLabel(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text.Length: <= MaxLabelLength } && Label().IsMatch(block.Text);

    /// <summary>
    /// Whether a block is a short prompt. It is boilerplate only next to other boilerplate, because articles may end with a prompt too.
    /// </summary>
    private static bool IsPrompt(Block block) =>
        block is { Kind: BlockKind.Paragraph, Text: { Length: <= MaxPromptLength } line } && line[^1] == '!';

    /// <summary>Whether a block ends with a colon; at the end of a text nothing follows it.</summary>
    private static bool IsDangling(Block block) => block is { Kind: BlockKind.Paragraph, Text: { Length: <= 160 } line } && line[^1] == ':';

    // Names of up to 30 characters; a prompt or a sentence may stand before the first name.
    [GeneratedRegex(
        @"(?:^|[:.?!] |\s)\P{P}{1,30}(?<sign> [|›»>·/•] )[^|›»>·/•.]{1,30}(?:\k<sign>[^|›»>·/•.]{1,40})+$|[.?!] [^.|·/]{2,30} [|·/] [^.|·/]{2,30}$|^\p{Lu}[^.|·/]{2,30}(?: \. \p{L}[^.|·/]{2,30}){2,}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Menu();

    // Sentences also have dashes, so the parts must be short, and the first must begin with a capital.
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

    /// <summary>"Page 1 of 3".</summary>
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
