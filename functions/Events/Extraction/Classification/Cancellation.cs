using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Classification;

/// <summary>Recognises that what a clause announces does not take place on its date.</summary>
internal static partial class Cancellation
{
    /// <summary>Whether the words around the date say that something is cancelled, or those after it that it is put off.</summary>
    public static bool Concerns(Clause clause) =>
        Cancelled().IsMatch(clause.Before) || Cancelled().IsMatch(clause.After) || PutOff().IsMatch(clause.After);

    [GeneratedRegex(
        @"(?<!\p{L})(?:annulée?s?|n'(?:aura|auront) pas lieu|cancell?ed|called off|will not take place|cancelad[oa]s?|suspendid[oa]s?"
            + @"|não se realizar?á?|no se celebrará|ألغي|ألغيت|إلغاء|تلغى|ملغى|ملغاة)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Cancelled();

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:est|sont|a été|ont été) reportée?s?|(?:is|are|was|were|has been|have been) postponed|(?:se )?aplaza|aplazad[oa]s?"
            + @"|adiad[oa]s?|تأجل|تأجلت|أجل|أجلت|تأجيل)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex PutOff();
}
