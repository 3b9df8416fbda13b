using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Notices;

/// <summary>Wordings of lines that ask to wait, or not to publish at all, which are no closed set of words.</summary>
internal static partial class NoticePatterns
{
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

    /// <summary>Whether a line asks not to publish at all.</summary>
    public static bool Refuse(string line) =>
        Refusal().IsMatch(line) || Marker().IsMatch(line) || Field().IsMatch(line) || Unpublished().IsMatch(line);

    /// <summary>Whether a content management system says so, over a page that it shows to editors.</summary>
    public static bool IsBanner(string line) => Unpublished().IsMatch(line);

    /// <summary>A line of front matter in a document, or of a form: <c>draft: true</c>, <c>Status: Entwurf</c>.</summary>
    [GeneratedRegex(
        @"^(?:(?:draft|brouillon|entwurf|borrador|rascunho|bozza)\s?[:=]\s?(?:true|yes|oui|ja|sí|sim|sì|1)|published\s?[:=]\s?(?:false"
        + @"|no|0)"
        + @"|(?:status|statut|estado|stato|état)\s?[:=]\s?(?:first |final )?(?:draft|brouillon|entwurf|borrador|rascunho|bozza"
        + @"|unpublished|embargoed))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Field();

    /// <summary>A banner over the page of a content management system.</summary>
    [GeneratedRegex(
        @"\bthis (?:page|post|article|entry|story|document|draft) (?:is|has) not (?:yet )?(?:been )?(?:published|public)\b"
        + @"|\bcet(?:te)? (?:page|article|billet) n['’]est pas (?:encore )?publiée?\b|\bdiese[rs]? (?:seite|artikel"
        + @"|beitrag) ist (?:noch )?nicht veröffentlicht\b"
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
        + "|(?:for )?internal use(?: only)?|internal only|(?:para )?uso interno"
        + "|confidential|confidentiel|confidencial|vertraulich|riservato|vertrouwelijk|poufne|gizli(?:dir)?|конфиденциально|سري"
        + "|(?:à |pour )?usage interne(?: uniquement)?|(?:vorab|nur (?:zum|zur|für den) internen (?:gebrauch|verwendung))"
        + "|(?:solo )?per uso interno|alleen voor intern gebruik"
        + "|для (?:служебного|внутреннего) пользования|do użytku wewnętrznego|document (?:de travail|interne)|documento (?:interno"
        + "|de trabajo)|internes dokument|arbeitsdokument|wersja robocza"
        + "|(?:first |final |working |internal )?draft(?: (?:only|version|text|document|copy))?"
        + @"(?:\s*(?:v(?:ersion)?\.?\s*)?\d[\d./-]*)?,?(?: for (?:comments?|review|discussion|consultation|approval)(?: only)?)?"
        + @"|version \d{1,3}|brouillon|projet de communiqué(?: de presse)?|borrador|rascunho|minuta|entwurf|bozza|taslak(?:tır)?"
        + @"|черновик|مسودة)"
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
        + @"|(?<label>publication date\s?:|date of publication\s?:|date de (?:publication|diffusion)\s?:|publicatiedatum\s?:"
        + @"|yayın tarihi\s?:"
        + @"|fecha de (?:publicación|difusión)\s?:|data de (?:publicação|divulgação)\s?:|data di pubblicazione\s?:|data publikacji\s?:"
        + @"|veröffentlichung(?:sdatum)?\s?:|дата публикации\s?:|تاريخ النشر\s?:))"
        + @"(?:\s+|(?<=[:–—-]))(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    public static partial Regex Until();
}
