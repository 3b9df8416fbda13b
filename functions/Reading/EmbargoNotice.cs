using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Reading.Headers;
using Newsroom.Reading.Notices;

namespace Newsroom.Reading;

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

    /// <summary>A time without a zone may be that of any.</summary>
    private static readonly TimeSpan WesternmostZone = TimeSpan.FromHours(12);

    private static readonly TimeSpan EasternmostZone = TimeSpan.FromHours(14);

    private static readonly char[] Decoration = [.. "*_#>~\"«»“” \u00A0.!-–—•"];
    private static readonly char[] Brackets = [.. "[]()"];

    private const string Waiting =
        @"(?:strictly |under (?:strict )?)?embargoed (?:for release )?(?:un)?til|(?:under|strict) (?:strict )?embargo (?:un)?til"
        + @"|(?:not|do not|don['’]t) (?:for )?(?:publication|release|publish|broadcast|distribution|distribute|use)(?: or \w+)?"
        + " (?:before|until|prior to)|hold for release(?: until)?"
        + @"|sous embargo jusqu['’ ]?\w*|embargo jusqu['’]\w+|(?:à )?ne pas (?:publier|diffuser|divulguer) avant"
        + "|(?:not|never) (?:to )?be (?:published|released|broadcast|used|shared|distributed) (?:before|until|prior to)"
        + "|publication (?:interdite|prohibited|forbidden) (?:avant|before|until)"
        + "|bajo embargo hasta|no (?:se )?(?:(?:puede|debe) )?(?:publicar|difundir|divulgar) (?:antes|hasta)"
        + "|sob embargo até|não (?:publicar|divulgar) (?:antes|até)"
        + "|sperrfrist|non (?:pubblicare|diffondere) prima|sotto embargo fino"
        + "|(?:محظور|حظر|يحظر) النشر (?:حتى|قبل)|ليس للنشر قبل";

    private static readonly string[] Days =
    [
        .. "en fr es pt de it nl pl tr ru ar".Split(' ').Select(language => CultureInfo.GetCultureInfo(language).DateTimeFormat)
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
    public static bool IsDated(string line)
    {
        var text = Plain(line).Trim(Brackets);
        return text.Length <= MaxLength && (Until().IsMatch(text) || Segments(text).IsDatedWhole())
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

        var segments = Segments(text);
        if (segments.Dated() is { } notice && (Immediate().IsMatch(notice) ? EarliestMoment(notice) : Moment(notice)) is { } moment)
        {
            return new Stated { NotBefore = moment };
        }

        return IsSentence(line, text) ? null
            : Refusal().IsMatch(text.Trim(Brackets)) || Marker().IsMatch(text) || segments.IsRefusal() || Field().IsMatch(text)
                || Unpublished().IsMatch(text) ? Doubtful(HeaderKeys.Draft, line)
            : segments.Beginnings().Select(start => ReadPhrase(text[start..].Trim(Brackets), line))
                .FirstOrDefault(said => said is not null);
    }

    /// <summary>What a line says that begins with words which ask to wait, whatever follows.</summary>
    private static Stated? ReadPhrase(string text, string line)
    {
        var match = Until().Match(text);
        return !match.Success || !IsTime(match) ? null
            : Moment(match.Groups["rest"].Value, isLatest: !match.Groups["label"].Success) is { } moment ? new Stated { NotBefore = moment }
            : Doubtful(HeaderKeys.PublishDate, line);
    }

    private static bool IsSentence(string line, string text) =>
        text.Length > MaxLength || (line.TrimEnd().EndsWith('.') && Word().Count(text) > MaxWords);

    private static NoticeSegments Segments(string text) => new(
        text,
        IsOfTime,
        part => Date().Match(part) is { Success: true } date && StatedDate.ParseAny(Written(date)) is not null ? date.Index : null);

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

    private static string Written(Match date) => date.Value.Replace('\u00A0', ' ');

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
            .Concat(page.Metadata.Tags.Concat(end).Where(line => Segments(Plain(line)).Dated() is not null));
    }

    // "Draft" alone may be a menu of a page about sports.
    private static bool IsNotice(string line) =>
        IsDated(line) || Segments(Plain(line)).IsProhibition() || Unpublished().IsMatch(line);

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
    /// <param name="text">The words behind those that ask to wait.</param>
    /// <param name="isLatest">
    /// Whether the latest moment counts. A day that is called that of publication may be today, and then the article is public.
    /// </param>
    internal static DateTimeOffset? Moment(string text, bool isLatest = true)
    {
        if (Date().Matches(text) is not [.., var date] || StatedDate.LatestReading(Written(date)) is not { } day)
        {
            return null;
        }

        var rest = text.Remove(date.Index, date.Length);
        var (time, zone) = (Time().Match(rest), Zone().Match(rest));
        var hour = !time.Success ? "" : $" {time.Groups["hour"].Value}:{(time.Groups["minute"].Success ? time.Groups["minute"].Value : "00")}"
            + $"{(time.Groups["half"].Success ? $" {time.Groups["half"].Value}m" : "")}";
        var written = $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{hour} {(time.Success && zone.Success ? zone.Value : "")}";
        return time.Success && StatedDate.ParseAny(written.TrimEnd()) is { } moment
            ? zone.Success || !isLatest ? moment : moment + WesternmostZone
            : isLatest ? day.AddDays(1) + WesternmostZone : day;
    }

    /// <summary>What is released at once is so on the day that it names, which begins in the east.</summary>
    private static DateTimeOffset? EarliestMoment(string text) =>
        Date().Match(text) is { Success: true } date && StatedDate.ParseAny(Written(date)) is { } day ? day - EasternmostZone : null;

    [GeneratedRegex(@"\bimmediate\b|\bimmédiate\b|\binmediata\b|\bimediata\b|\bimmediata\b|\bsofort", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Immediate();

    [GeneratedRegex(@"(?<!\p{L})(?:\p{L}[ \u00A0]){4}\p{L}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex(@"(?<=(?<!\p{L})\p{L})[ \u00A0](?=\p{L}(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    /// <summary>A line of front matter in a document, or of a form: <c>draft: true</c>, <c>Status: Entwurf</c>.</summary>
    [GeneratedRegex(
        @"^(?:(?:draft|brouillon|entwurf|borrador|rascunho|bozza)\s?[:=]\s?(?:true|yes|oui|ja|sí|sim|sì|1)|published\s?[:=]\s?(?:false|no|0)"
        + @"|(?:status|statut|estado|stato|état)\s?[:=]\s?(?:first |final )?(?:draft|brouillon|entwurf|borrador|rascunho|bozza|unpublished|embargoed))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    /// <summary>A banner over the page of a content management system.</summary>
    [GeneratedRegex(
        @"\bthis (?:page|post|article|entry|story|document|draft) (?:is|has) not (?:yet )?(?:been )?(?:published|public)\b"
        + @"|\bcet(?:te)? (?:page|article|billet) n['’]est pas (?:encore )?publiée?\b|\bdiese[rs]? (?:seite|artikel|beitrag) ist (?:noch )?nicht veröffentlicht\b"
        + @"|\best[ea] (?:página|artículo|entrada|artigo) (?:aún |todavía |ainda )?no?(?:n|ão)? (?:está|foi|ha sido) public",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unpublished();

    /// <summary>The line says that the text is not public, and nothing else.</summary>
    [GeneratedRegex(
        @"^(?:(?:strictly |strictement |estrictamente |estritamente |streng )?(?:"
        + "embargoed|under (?:strict )?embargo|sous embargo|bajo embargo|sob embargo|sotto embargo|(?-i:EMBARGO)|gesperrt"
        + "|not (?:yet )?for (?:publication|release|distribution|circulation|broadcast|public(?:ation)? use)"
        + "|do not (?:publish|release|distribute|circulate|share)"
        + "|ne pas (?:publier|diffuser|distribuer|divulguer)|no (?:publicar|difundir|divulgar)|não (?:publicar|divulgar)"
        + "|nicht (?:zur veröffentlichung(?: bestimmt)?|veröffentlichen)|non (?:pubblicare|diffondere)|ليس للنشر|غير مخصص للنشر"
        + "|(?:for )?internal use(?: only)?|internal only|(?:à )?usage interne|(?:para )?uso interno|nur für den internen gebrauch"
        + "|confidential|confidentiel|confidencial|vertraulich|riservato|vertrouwelijk|poufne|gizli(?:dir)?|конфиденциально|سري"
        + "|(?:à |pour )?usage interne(?: uniquement)?|(?:vorab|nur (?:zum|zur|für den) internen (?:gebrauch|verwendung))|(?:solo )?per uso interno|alleen voor intern gebruik"
        + "|для (?:служебного|внутреннего) пользования|do użytku wewnętrznego|document (?:de travail|interne)|documento (?:interno|de trabajo)|internes dokument|arbeitsdokument|wersja robocza"
        + "|(?:first |final |working |internal )?draft(?: (?:only|version|text|document|copy))?"
        + @"(?:\s*(?:v(?:ersion)?\.?\s*)?\d[\d./-]*)?,?(?: for (?:comments?|review|discussion|consultation|approval)(?: only)?)?"
        + @"|version \d{1,3}|brouillon|projet de communiqué(?: de presse)?|borrador|rascunho|minuta|entwurf|bozza|taslak(?:tır)?|черновик|مسودة)"
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
        @"^(?:(?<plain>" + Waiting + @"|(?-i:EMBARGO (?:UNTIL|TILL|JUSQU['’]\w+|HASTA|ATÉ|BIS|FINO))(?!\s+\d))\s?:?"
        + @"|(?:strict )?embargo(?:ed)?(?: for release)?(?: lifts| ends)?(?: hasta| até| bis| fino al?| (?:un)?til| to| for)?\s*[:–—-]?"
        + @"|for release(?: on| at)?:?|date of release\s?:|release (?:date|time)\s?:|freigabe\s?:"
        + @"|(?<label>publication date\s?:|date of publication\s?:|date de (?:publication|diffusion)\s?:|publicatiedatum\s?:|yayın tarihi\s?:"
        + @"|fecha de (?:publicación|difusión)\s?:|data de (?:publicação|divulgação)\s?:|data di pubblicazione\s?:|data publikacji\s?:"
        + @"|veröffentlichung(?:sdatum)?\s?:|дата публикации\s?:|تاريخ النشر\s?:))"
        + @"(?:\s+|(?<=[:–—-]))(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Until();

    [GeneratedRegex(@"[\p{L}\p{M}'’.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?:on|at|the|of|le|la|les|à|a|au|aux|el|del?|do|da|das|dos|às|as|am|pm|a\.m\.?|p\.m\.?|den|der|um|alle|ore|il|di|dal|er|st|nd|rd|th|h|hrs?|hours?|heures?"
        + @"|horas?|uhr|time|local|noon|midnight|midi|minuit|mediodía|medianoche|meio-dia|mittag|utc|gmt|cet|cest|bst|eet|eest|est|edt|et|pt|ct|wat|cat|eat|sast|z|ساعة|الساعة)\.?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeWord();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:" + WrittenDate.Pattern + "|" + WrittenDate.NumericPattern + @")(?:(?![\p{L}\p{N}])|(?=T[0-9]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<![\p{N}:])(?<hour>[0-9]{1,2})(?:\s?[:.hH]\s?(?<minute>[0-5][0-9])|\s?h(?:eures?|rs?|ours?)?\b|\s?uhr\b|\s?horas?\b|(?=\s?[ap]\.?m))\s?(?<half>[ap](?=\.?m))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex("(?<![\\p{L}])(?:UTC|GMT|WET|WEST|BST|CET|CEST|EET|EEST|WAT|CAT|SAST|EAT|MSK|EDT|EST)(?![\\p{L}])", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
