using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>Recognises where a mail begins to quote another one: by what programs write above it, in any of their languages.</summary>
internal static partial class Quotation
{
    private const int MaxLine = 300;
    private const int MaxHeader = 20;
    private const int MaxHeaderApart = 4;

    /// <summary>The number of the first line of a quotation; the count of lines if there is none.</summary>
    public static int Find(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsStart(lines, i))
            {
                return i;
            }
        }

        return lines.Count;
    }

    /// <summary>Whether a line by itself begins a quotation.</summary>
    public static bool IsStart(string line) =>
        line.Length <= MaxLine && (Attribution().IsMatch(line) || Divider().IsMatch(line));

    /// <summary>
    /// The number of the first line of text in a quotation: behind the line above it, and the header of the mail that is quoted.
    /// </summary>
    public static int Skip(IReadOnlyList<string> lines, int start)
    {
        var end = start;
        for (var i = start; i < lines.Count && i < start + MaxHeader; i++)
        {
            var line = lines[i];
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var isPart = line.Length <= MaxLine
                && (Divider().IsMatch(line) || Attribution().IsMatch(line) || Rule().IsMatch(line) || HeaderLine().IsMatch(line));
            if (!isPart)
            {
                break;
            }

            end = i + 1;
        }

        // An attribution that is wrapped is no more than two lines.
        return end > start ? end : Math.Min(start + 2, lines.Count);
    }

    private static bool IsStart(IReadOnlyList<string> lines, int i)
    {
        if (lines[i].Length > MaxLine)
        {
            return false;
        }

        return IsStart(lines[i]) || IsHeader(lines, i)
            || (i + 1 < lines.Count && lines[i + 1].Length is > 0 and <= MaxLine && AttributionBegin().IsMatch(lines[i])
                && Attribution().IsMatch($"{lines[i]} {lines[i + 1]}"));
    }

    // Outlook: From, then Sent within the next lines. Some write all of it on one line.
    private static bool IsHeader(IReadOnlyList<string> lines, int i) =>
        From().IsMatch(lines[i])
        && (FromAndSent().IsMatch(lines[i])
            || lines.Skip(i + 1).Take(MaxHeaderApart).Any(line => line.Length <= MaxLine && Sent().IsMatch(line)));

    [GeneratedRegex(
        @"^(?:(?:On|Le|El|Em|Am|Il|Il giorno|Op|Den) .{3,250}"
            + @"\b(?:wrote|a écrit|écrivait|escribió|escribio|escreveu|schrieb|ha scritto|schreef|skrev)"
            + @"(?: .{1,80})?[ \u00A0\u202F]?:"
        + @"|.{2,100}[^\s>]\s?<[^\s<>@]{1,64}@[^\s<>]{1,100}>\s?(?:wrote|a écrit|escribió|escreveu|schrieb)[ \u00A0\u202F]?:"
        + @"|(?:في|بتاريخ) .{3,250}كتب.{0,100}:)\s*$",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^(?:On|Le|El|Em|Am|Il|Op|Den|في|بتاريخ) .*[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex AttributionBegin();

    [GeneratedRegex(
        @"^\s*(?:-{2,}\s?(?:Original Message|Message d['’]origine|Message original|Mensaje original|Mensagem original"
            + @"|Ursprüngliche Nachricht|Forwarded [Mm]essage|Message transféré|Courriel transféré|Mensaje reenviado"
            + @"|Mensagem (?:encaminhada|reencaminhada)|Weitergeleitete Nachricht|الرسالة الأصلية|رسالة (?:أصلية|معاد توجيهها)"
            + @"|Original Appointment)\s?-{2,}"
        + @"|(?:Begin forwarded message|Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado"
            + @"|Início da mensagem (?:encaminhada|reencaminhada)|بداية الرسالة المعاد توجيهها)[ \u00A0\u202F]?:)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^\s*_{10,}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[\s*]{0,5}(?:From|De|Von|Da|من)\s?\*{0,2}\s?:\*{0,2}\s?\S", RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"^[\s*]{0,5}" + SentName + @"\s?\*{0,2}\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex Sent();

    [GeneratedRegex(@"\s" + SentName + @"\s?:", RegexOptions.CultureInvariant)]
    private static partial Regex FromAndSent();

    [GeneratedRegex(
        @"^[\s*]{0,5}(?:From|De|Von|Da|من|" + SentName + "|To|À|A|Para|An|إلى|Cc|CC|Bcc|Cci|Copie(?: à)?|Subject|Objet|Sujet|Asunto"
            + @"|Assunto|Betreff|الموضوع|Reply-To|Répondre à|Responder a|Importance|Attachments|Pièces jointes)\s?\*{0,2}\s?:",
        RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    private const string SentName =
        @"(?:Sent|Envoyé(?: le)?|Enviado(?: el| em| a)?|Enviada em|Gesendet|Inviato|Date|Fecha|Data|Datum|التاريخ|(?:تاريخ )?الإرسال|أُرسلت)";
}
