using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Recognises a line that states the day of publication and nothing else: <c>21 August 2025</c>, <c>Geneva, 21 August 2025</c>,
/// <c>Publié le 19 novembre 2024 – Temps de lecture : 2 minutes</c>.
/// </summary>
internal static partial class PublicationLine
{
    private const int MaxLength = 100;

    /// <summary>Whether a line states the day of publication.</summary>
    public static bool IsOne(string line) => Date(line) is not null;

    /// <summary>The day of publication; null for other lines.</summary>
    public static DateOnly? Date(string line) =>
        line.Length <= MaxLength && Pattern().Match(line) is { Success: true } match ? WrittenDate.Read(match) : null;

    [GeneratedRegex(
        @"^(?:(?:Publié|Published|Posted|Publicado|Pubblicato|Mis en ligne)(?: le| on| el| il|em)? ?:? |(?-i:\p{Lu})[\p{L}'’ -]{1,30}(?:, (?-i:\p{Lu})[\p{L} -]{1,30})?(?:,| [–—|·-]) (?:le |el |il |am |den |a )?)?"
            + "(?:"
            + WrittenDate.Pattern
            + "|"
            + WrittenDate.NumericPattern
            + ")"
            + @"(?:,? (?:à|at|a las?) [0-9]{1,2}(?: ?h ?|[:.])[0-9]{0,2}(?: ?[ap]\.?m\.?)?)?(?: (?:par|by|por|da|von|in|dans|en) [^–—|·]{2,40}?)?(?:[ ,]*(?:[–—|·-].{0,50})?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Pattern();
}
