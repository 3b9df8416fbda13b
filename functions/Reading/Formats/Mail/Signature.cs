using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>
/// Recognises where the signature of a mail begins: at the line of two dashes, at a line that a program adds, or at the closing words
/// of a letter near its end.
/// </summary>
internal static partial class Signature
{
    private const int MaxLines = 25;
    private const int MaxLinesAfterClosing = 15;
    private const int MaxLine = 200;
    private const int MaxSignedLine = 120;

    /// <summary>The number of the first line of the signature; the count of lines if there is none.</summary>
    public static int Find(IReadOnlyList<string> lines)
    {
        var left = 0;
        var start = lines.Count;
        for (var i = lines.Count - 1; i >= 0 && left <= MaxLines; i--)
        {
            var line = lines[i];
            left += string.IsNullOrWhiteSpace(line) ? 0 : 1;
            if (IsStart(line) && (!IsClosing(line) || (left <= MaxLinesAfterClosing && IsSigned(lines.Skip(i + 1)))))
            {
                start = i;
            }
            else if (IsNotice(line) && start == lines.Count && left <= 3)
            {
                start = i;
            }
        }

        // The dashes with a blank behind them (RFC 3676, 4.3) say so, however much follows.
        var dashes = Enumerable.Range(0, lines.Count).FirstOrDefault(i => lines[i] == "-- ", lines.Count);
        return Math.Min(start, dashes);
    }

    /// <summary>Whether a line by itself begins a signature.</summary>
    public static bool IsStart(string line) =>
        line.Length <= MaxLine && (line.TrimEnd() is "--" or "—" || Device().IsMatch(line) || IsClosing(line));

    private static bool IsSigned(IEnumerable<string> after) => after.All(line => line.Length <= MaxSignedLine || IsNotice(line));

    private static bool IsClosing(string line) => line.Length <= MaxLine && Closing().IsMatch(line);

    private static bool IsNotice(string line) => line.Length > 40 && Notice().IsMatch(line.Length <= 1_000 ? line : line[..1_000]);

    [GeneratedRegex(
        @"^\s*(?:Sent from (?:my |Mail for |Outlook|Yahoo|Proton|Samsung|Gmail).{0,60}|Get Outlook for .{2,40}"
            + @"|Envoyé (?:de(?:puis)? mon |à partir de |depuis ).{2,60}|(?:Télécharge[rz]|Obtenez) Outlook pour .{2,40}"
            + @"|Provenance\s?: Courrier .{2,40}"
            + @"|Enviado (?:desde|do|a partir do|através do|via) (?:mi |meu |o |el )?.{2,60}"
            + @"|(?:Obtener|Obter|Baixar|Obtenga) (?:o )?Outlook para .{2,40}"
            + @"|أُ?رسلت? من .{2,60}|تم الإرسال من .{2,60})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Device();

    [GeneratedRegex(
        @"^\s*(?:(?:bien |très |sincères? )?(?:cordiale?ment|cordialement vôtre|amicalement|salutations(?: distinguées| cordiales)?)"
            + @"|bien à (?:vous|toi)|meilleures salutations"
            + @"|(?:with )?(?:best|kind|kindest|warm|warmest)(?: regards| wishes)|regards"
            + @"|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?"
            + @"|(?:un )?(?:cordial(?:es)? )?(?:saludos?|abrazo)(?: cordial(?:es)?)?|atentamente|cordialmente|reciba un cordial saludo"
            + @"|(?:um )?abraço|atenciosamente|(?:com os )?(?:melhores )?cumprimentos|saudações(?: cordiais)?"
            + @"|مع (?:أطيب|خالص|فائق) (?:ال)?(?:تحيات|تحياتي|تقدير|الاحترام)(?: .{1,30})?|تحياتي|وتفضلوا بقبول .{3,40})\s*[,،.!]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Closing();

    [GeneratedRegex(
        @"\b(?:message|e-?mails?|courriel|mensaje|correo|mensagem|communication)\b.{0,200}"
            + @"\b(?:confidential|confidentiels?|confidencial(?:es)?|privileged|intended)\b"
            + @"|\b(?:confidentialité|confidentiality|confidencialidad|confidencialidade)\b.{0,200}"
            + @"\b(?:destinataires?|recipients?|destinatari[oa]s?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Notice();
}
