using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Notices;

/// <summary>
/// What a press release says in its first lines about its publication: <c>EMBARGOED UNTIL 1 MAY 2031, 10:00 GMT</c>, <c>Sous embargo
/// jusqu'au 1er mai 2031</c>, <c>Not for release before …</c>, <c>DRAFT</c>, <c>Strictly confidential</c>.
/// </summary>
internal static partial class EmbargoNotice
{
    /// <summary>Lines at the beginning that are looked at.</summary>
    private const int MaxLines = 12;

    /// <summary>Elements at the end, where notes to editors stand.</summary>
    private const int MaxEnd = 6;

    private const int MaxLength = 140;

    /// <summary>Lines that were cut which are looked at.</summary>
    private const int MaxCut = 1_000;

    /// <summary>Characters of a line that is only the label of the next.</summary>
    private const int MaxLabel = 60;

    /// <summary>Words of a line that tells something about an embargo, and asks for none.</summary>
    private const int MaxOtherWords = 1;

    /// <summary>Characters of a paragraph: below the second of them nothing is looked for.</summary>
    private const int ProseLength = 250;

    private const int MaxProse = 2;

    /// <summary>Characters of a block whose lines are looked at one by one.</summary>
    private const int MaxBeginning = 2_000;

    /// <summary>Words of a line that asks to wait; more, with a full stop, are a sentence.</summary>
    private const int MaxWords = 10;

    private static readonly char[] Decoration = [.. "*_#>~\"«»“” \u00A0.!-–—•"];
    private static readonly char[] Brackets = [.. "[]()"];

    /// <summary>What the headline and the first lines say.</summary>
    public static Stated Read(Page page)
    {
        var stated = Stated.Nothing;
        foreach (var line in FirstLines(page))
        {
            stated = Read(line) is { } said
                ? new Stated
                {
                    NotBefore = stated.NotBefore > said.NotBefore ? stated.NotBefore : said.NotBefore ?? stated.NotBefore,
                    Doubts = [.. stated.Doubts, .. said.Doubts],
                }
                : stated;
        }

        return stated;
    }

    /// <summary>Whether a line says until when an article is not to be published, and nothing else.</summary>
    public static bool IsDated(string line)
    {
        var text = Plain(line).Trim(Brackets);
        return text.Length <= MaxLength && (NoticePatterns.Until().IsMatch(text) || new NoticeSegments(text).IsDatedWhole())
            && Read(line) is { NotBefore: not null };
    }

    /// <summary>What a line says; null if it asks for nothing.</summary>
    internal static Stated? Read(string line)
    {
        var text = Plain(line);
        if (text.Length is 0 or > MaxBeginning)
        {
            return null;
        }

        var segments = new NoticeSegments(text);
        if (segments.Dated() is { } notice && NoticeTime.Of(notice) is { } moment)
        {
            return new Stated { NotBefore = moment };
        }

        return IsSentence(line, text) ? null
            : NoticePatterns.Refuse(text.Trim(Brackets)) || NoticePatterns.Refuse(text) || segments.IsRefusal()
                ? Doubtful(HeaderKeys.Draft, line)
            : segments.Beginnings().Select(start => ReadPhrase(text[start..].Trim(Brackets), line))
                .FirstOrDefault(said => said is not null);
    }

    /// <summary>What a line says that begins with words which ask to wait, whatever follows.</summary>
    private static Stated? ReadPhrase(string text, string line)
    {
        var match = NoticePatterns.Until().Match(text);
        return !match.Success || !IsTime(match) ? null
            : MomentOf(match) is { } moment ? new Stated { NotBefore = moment }
            : Doubtful(HeaderKeys.PublishDate, line);
    }

    private static DateTimeOffset? MomentOf(Match match) => match.Groups["label"].Success
        ? NoticeTime.AsWritten(match.Groups["rest"].Value) : NoticeTime.Latest(match.Groups["rest"].Value);

    private static bool IsSentence(string line, string text) =>
        text.Length > MaxLength || (line.TrimEnd().EndsWith('.') && Word().Count(text) > MaxWords);

    /// <summary>The line without what decorates it, and letters that are set apart (<c>E M B A R G O</c>) as words.</summary>
    private static string Plain(string line)
    {
        if (line.Length > MaxBeginning)
        {
            return "";
        }

        // Warning signs and other pictures stand before a notice.
        var text = line.Trim(Decoration);
        var (start, end) = (0, text.Length);
        while (start < end && IsOrnament(text[start]))
        {
            start++;
        }

        while (end > start && IsOrnament(text[end - 1]))
        {
            end--;
        }

        text = text[start..end].Trim(Decoration);
        return Apart().IsMatch(text) ? Gaps().Replace(text, "") : text;
    }

    private static bool IsOrnament(char c) => char.IsSymbol(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) || c == '\uFE0F';

    private static Stated Doubtful(string key, string line) => new()
    {
        Doubts =
        [
            new Doubt(
                key,
                $"The text begins with {HeaderNotes.Quote(line)}. State \"publishDate\" or \"draft: false\" if it is to be public."),
        ],
    };

    private static IEnumerable<string> FirstLines(Page page)
    {
        if (page.Headline is { } headline)
        {
            yield return headline;
        }

        if (page.Stated.Title is { } title)
        {
            yield return title;
        }

        foreach (var line in Beside(page))
        {
            yield return line;
        }

        var prose = 0;
        var above = "";
        foreach (var block in Block.Of(page.Body, MaxLines))
        {
            foreach (var line in LinesOf(block))
            {
                yield return line;
            }

            // "Embargo" and the day on a line of its own.
            if (IsLabel(above))
            {
                yield return $"{above} {block.Text}";
            }

            above = block.Text;
            prose += block.Text.Length > ProseLength ? 1 : 0;
            if (prose == MaxProse)
            {
                yield break;
            }
        }
    }

    /// <summary>What stands around the text, or was cut: above the headline of a web page, in its properties, at its end.</summary>
    private static IEnumerable<string> Beside(Page page)
    {
        var end = page.Body.Children.TakeLast(MaxEnd).Where(element => element.TextContent.Length <= MaxBeginning).Select(Block.LineOf);
        return new[] { page.Metadata.Title ?? "" }.Concat(page.Around.Take(MaxLines))
            .Concat(page.Cut.Take(MaxCut).Where(line => line.Length <= MaxLength && IsNotice(line)).Take(MaxLines))
            .Concat(page.Metadata.Tags.Concat(end).Where(line => new NoticeSegments(Plain(line)).Dated() is not null));
    }

    // "Draft" alone may be a menu of a page about sports.
    private static bool IsNotice(string line) =>
        IsDated(line) || new NoticeSegments(Plain(line)).IsProhibition() || NoticePatterns.IsBanner(line);

    private static bool IsLabel(string line)
    {
        var meanings = line.Length <= MaxLabel ? NoticeWords.In(line).Select(word => NoticeWords.Meaning(word.Value)).ToList() : [];
        return meanings.Contains(NoticeWord.Embargo) && !meanings.Contains(NoticeWord.None);
    }

    /// <summary>The block as one line, and its first lines: in a letter they stand in one paragraph.</summary>
    private static IEnumerable<string> LinesOf(Block block)
    {
        if (block.Element.LocalName == "tr")
        {
            return [string.Join(' ', block.Element.Children.Take(MaxLines).Select(Block.LineOf))];
        }

        var beginning = new StringBuilder();
        foreach (var node in block.Element.Descendants().TakeWhile(_ => beginning.Length < MaxBeginning))
        {
            beginning.Append(node is IText text ? text.Data : node.NodeName == "BR" ? "\n" : "");
        }

        return beginning.ToString().Split('\n').Take(MaxLines).Select(Block.Line).Prepend(block.Text).Distinct();
    }

    /// <summary>Whether a time follows. Lines about an embargo have other words: "Embargo until 2031 approved by parliament".</summary>
    private static bool IsTime(Match match)
    {
        var rest = match.Groups["rest"].Value;
        if (match.Groups["plain"].Success)
        {
            // "Embargoed until the speech of the minister" asks to wait, too.
            return true;
        }

        var others = Word().Matches(rest).Count(word => !NoticeTime.IsOfTime(word.Value));
        return NoticeTime.Latest(rest) is null
            ? others == 0 && rest.Any(char.IsDigit)
            // "EMBARGO 3/6/2031 – The headline", in capitals, is in the subjects of mails.
            : others <= MaxOtherWords || match.Value.StartsWith("EMBARGO", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<!\p{L})(?:\p{L}[ \u00A0]){4}\p{L}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?<=(?<!\p{L})\p{L})[ \u00A0](?=\p{L}(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"[\p{L}\p{M}'’.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
