using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading;

/// <summary>
/// What a press release says in its first lines about its publication: <c>EMBARGOED UNTIL 1 MAY 2031, 10:00 GMT</c>, <c>Sous embargo
/// jusqu'au 1er mai 2031</c>, <c>Not for release before …</c>, <c>DRAFT</c>, <c>Strictly confidential</c>.
/// </summary>
internal static partial class EmbargoNotice
{
    /// <summary>Lines at the beginning that are looked at.</summary>
    private const int MaxLines = 12;

    private const int MaxLength = 140;

    /// <summary>Words of a line that tells something about an embargo, and asks for none.</summary>
    private const int MaxOtherWords = 1;

    /// <summary>Characters of a paragraph: below the second of them nothing is looked for.</summary>
    private const int ProseLength = 250;

    private const int MaxProse = 2;

    /// <summary>Characters of a block whose lines are looked at one by one.</summary>
    private const int MaxBeginning = 2_000;

    /// <summary>Words of a line that asks to wait; more, with a full stop, are a sentence.</summary>
    private const int MaxWords = 10;

    /// <summary>A time without a zone may be that of any.</summary>
    private static readonly TimeSpan WesternmostZone = TimeSpan.FromHours(12);

    private static readonly char[] Decoration = [.. "*_#>\"«»“” \u00A0.!-–—•"];
    private static readonly char[] Brackets = [.. "[]()"];

    private const string Waiting =
        @"(?:strictly |under (?:strict )?)?embargoed (?:for release )?(?:un)?til|(?:under|strict) (?:strict )?embargo (?:un)?til"
        + @"|(?:not|do not|don['’]t) (?:for )?(?:publication|release|publish|broadcast|distribution|distribute|use)(?: or \w+)?"
        + " (?:before|until|prior to)|hold for release until"
        + @"|sous embargo jusqu['’ ]?\w*|embargo jusqu['’]\w+|(?:à )?ne pas (?:publier|diffuser|divulguer) avant"
        + "|(?:not|never) (?:to )?be (?:published|released|broadcast|used|shared|distributed) (?:before|until|prior to)"
        + "|publication (?:interdite|prohibited|forbidden) (?:avant|before|until)"
        + "|(?:embargad[oa]s?|bajo embargo) hasta|no (?:se )?(?:(?:puede|debe) )?(?:publicar|difundir|divulgar) (?:antes|hasta)"
        + "|(?:embargad[oa]s?|sob embargo) até|não (?:publicar|divulgar) (?:antes|até)"
        + "|sperrfrist|gesperrt bis|nicht vor|non (?:pubblicare|diffondere) prima|sotto embargo fino"
        + "|(?:محظور|حظر|يحظر) النشر (?:حتى|قبل)|ليس للنشر قبل";

    private static readonly string[] Days =
    [
        .. "en fr es pt de it ar".Split(' ').Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat)
            .SelectMany(format => format.DayNames.Concat(format.AbbreviatedDayNames))
            .Select(day => day.TrimEnd('.').ToLowerInvariant()),
    ];

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
    public static bool IsDated(string line) => Until().IsMatch(Plain(line).Trim(Brackets)) && Read(line) is { NotBefore: not null };

    /// <summary>What a line says; null if it asks for nothing.</summary>
    internal static Stated? Read(string line)
    {
        var text = Plain(line);
        if (text.Length is 0 or > MaxLength || (line.TrimEnd().EndsWith('.') && Word().Count(text) > MaxWords))
        {
            return null;
        }

        var inner = text.Trim(Brackets);
        if (Refusal().IsMatch(inner) || Marker().IsMatch(text))
        {
            return Doubtful(HeaderKeys.Draft, line);
        }

        var match = Until().Match(inner);
        var isNotice = match.Success && IsTime(match);
        if (!isNotice && !Inside().IsMatch(inner))
        {
            return null;
        }

        // A sentence such as "The country was under embargo until 2010" has no full date.
        return Moment(isNotice ? match.Groups["rest"].Value : Inside().Match(inner).Groups["rest"].Value) is { } moment
            ? new Stated { NotBefore = moment }
            : isNotice ? Doubtful(HeaderKeys.PublishDate, line) : null;
    }

    private static string Plain(string line) => line.Trim(Decoration);

    private static Stated Doubtful(string key, string line) => new()
    {
        Doubts =
        [
            new Doubt(key, $"The text begins with {HeaderNotes.Quote(line)}. State \"publishDate\" or \"draft: false\" if it is to be public."),
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

        // What stands above the headline of a web page was perhaps cut.
        foreach (var cut in page.Cut.Where(IsDated).Take(MaxLines))
        {
            yield return cut;
        }

        var prose = 0;
        foreach (var block in Block.Of(page.Body, MaxLines))
        {
            foreach (var line in LinesOf(block))
            {
                yield return line;
            }

            prose += block.Text.Length > ProseLength ? 1 : 0;
            if (prose == MaxProse)
            {
                yield break;
            }
        }
    }

    /// <summary>The block as one line, and its first lines: in a letter they stand in one paragraph.</summary>
    private static IEnumerable<string> LinesOf(Block block)
    {
        var beginning = new StringBuilder();
        foreach (var node in block.Element.Descendants().TakeWhile(_ => beginning.Length < MaxBeginning))
        {
            beginning.Append(node is IText text ? text.Data : node.NodeName == "BR" ? "\n" : "");
        }

        return beginning.ToString().Split('\n').Take(MaxLines).Select(Block.Line).Prepend(block.Text);
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

        var others = Word().Matches(rest).Count(word => !IsOfTime(word.Value));
        return Moment(rest) is null
            ? others == 0 && rest.Any(char.IsDigit)
            // "EMBARGO 3/6/2031 – The headline", in capitals, is in the subjects of mails.
            : others <= MaxOtherWords || match.Value.StartsWith("EMBARGO", StringComparison.Ordinal);
    }

    private static bool IsOfTime(string word) =>
        TimeWord().IsMatch(word) || WrittenDate.Month(word) is not null || Days.Contains(word.ToLowerInvariant());

    /// <summary>The latest moment that is meant; null where there is no full date.</summary>
    private static DateTimeOffset? Moment(string text)
    {
        if (Date().Matches(text) is not [.., var date] || StatedDate.LatestReading(date.Value.Replace('\u00A0', ' ')) is not { } day)
        {
            return null;
        }

        var rest = text.Remove(date.Index, date.Length);
        var (time, zone) = (Time().Match(rest), Zone().Match(rest));
        var hour = !time.Success ? "" : $" {time.Groups["hour"].Value}:{(time.Groups["minute"].Success ? time.Groups["minute"].Value : "00")}"
            + $"{(time.Groups["half"].Success ? $" {time.Groups["half"].Value}m" : "")}";
        var written = $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{hour} {(time.Success && zone.Success ? zone.Value : "")}";
        return time.Success && StatedDate.ParseAny(written.TrimEnd()) is { } moment
            ? zone.Success ? moment : moment + WesternmostZone
            : day.AddDays(1) + WesternmostZone;
    }

    /// <summary>The line says that the text is not public, and nothing else.</summary>
    [GeneratedRegex(
        @"^(?:(?:strictly |strictement |estrictamente |estritamente |streng )?(?:"
        + "embargoed|under (?:strict )?embargo|sous embargo|bajo embargo|sob embargo|sotto embargo|(?-i:EMBARGO)|gesperrt"
        + "|not (?:yet )?for (?:publication|release|distribution|circulation|broadcast|public(?:ation)? use)"
        + "|do not (?:publish|release|distribute|circulate|share)"
        + "|ne pas (?:publier|diffuser|distribuer|divulguer)|no (?:publicar|difundir|divulgar)|não (?:publicar|divulgar)"
        + "|nicht (?:zur veröffentlichung(?: bestimmt)?|veröffentlichen)|non (?:pubblicare|diffondere)|ليس للنشر|غير مخصص للنشر"
        + "|(?:for )?internal use(?: only)?|internal only|(?:à )?usage interne|(?:para )?uso interno|nur für den internen gebrauch"
        + "|confidential|confidentiel|confidencial|vertraulich|riservato|سري"
        + "|(?:first |final |working |internal )?draft(?: (?:only|version|text|document|copy))?"
        + "(?: for (?:comments?|review|discussion|consultation|approval))?"
        + "|brouillon|projet de communiqué|borrador|rascunho|minuta|entwurf|bozza|مسودة)"
        + @"(?:\s*(?:v(?:ersion)?\.?\s*)?\d[\d./-]*)?(?:\s*[-–—:|/,;.]+\s*|\s+(?:and|et|y|e|und)\s+|$))+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Refusal();

    /// <summary>A title that is marked: <c>[DRAFT] A new quay</c>, <c>DRAFT: A new quay</c>.</summary>
    [GeneratedRegex(
        @"^(?:[\[(](?i:draft|brouillon|borrador|rascunho|entwurf|bozza|embargo(?:ed)?|confidential|confidentiel|confidencial)[\])]"
        + @"|(?:DRAFT|BROUILLON|BORRADOR|RASCUNHO|ENTWURF|BOZZA|EMBARGOED|CONFIDENTIAL|CONFIDENTIEL)\s*[:–—-])\s*\S",
        RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    /// <summary>A line that begins with words that ask to wait. After the group <c>plain</c> anything may follow.</summary>
    [GeneratedRegex(
        @"^(?:(?:[^.:–—-]{0,60}[:–—-]\s*)?(?<plain>" + Waiting + @"|(?-i:EMBARGO (?:UNTIL|TILL|JUSQU['’]\w+|HASTA|ATÉ|BIS|FINO))(?!\s+\d))\s?:?"
        + @"|(?:strict )?embargo(?:ed)?(?: for release)?(?: lifts| ends)?(?: hasta| até| bis| fino al?| (?:un)?til| to| for)?\s*[:–—-]?"
        + @"|for release(?: on| at)?:?|(?:release|publication) date\s?:|date of (?:release|publication)\s?:|date de (?:publication|diffusion)\s?:"
        + @"|fecha de (?:publicación|difusión)\s?:|data de (?:publicação|divulgação)\s?:|data di pubblicazione\s?:|veröffentlichung(?:sdatum)?\s?:)"
        + @"(?:\s+|(?<=[:–—-]))(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Until();

    /// <summary>The same words inside a line: "This release is under embargo until 1 May 2031."</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:" + Waiting + @")\s?:?\s+(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Inside();

    [GeneratedRegex(@"[\p{L}\p{M}'’.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?:on|at|the|of|le|la|les|à|a|au|aux|el|del?|do|da|das|dos|às|as|am|pm|a\.m\.?|p\.m\.?|den|der|um|alle|ore|il|di|dal|er|st|nd|rd|th|h|hrs?|hours?|heures?"
        + @"|horas?|uhr|time|local|noon|midnight|midi|minuit|mediodía|medianoche|meio-dia|mittag|utc|gmt|cet|cest|bst|eet|eest|est|edt|et|pt|ct|wat|cat|eat|sast|z|ساعة|الساعة)\.?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeWord();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:" + WrittenDate.Pattern + "|" + WrittenDate.NumericPattern + @")(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<![\p{N}:])(?<hour>[0-9]{1,2})(?:\s?[:.hH]\s?(?<minute>[0-5][0-9])|\s?h(?:eures?|rs?|ours?)?\b|\s?uhr\b|\s?horas?\b|(?=\s?[ap]\.?m))\s?(?<half>[ap](?=\.?m))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex("(?<![\\p{L}])(?:UTC|GMT|WET|WEST|BST|CET|CEST|EET|EEST|WAT|CAT|SAST|EAT|MSK|EDT|EST)(?![\\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
