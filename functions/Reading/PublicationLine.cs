using System.Text.RegularExpressions;

namespace Newsroom.Reading;

/// <summary>A line that says when a text went out and nothing else: <c>21 August 2025</c>, <c>Geneva, 21 August 2025</c>, <c>Publié le 19 novembre 2024 – Temps de lecture : 2 minutes</c>.</summary>
internal static partial class PublicationLine
{
    private const int Longest = 80;

    public static bool IsOne(string line) => Date(line) is not null;

    public static DateOnly? Date(string line) =>
        line.Length <= Longest && Pattern().Match(line) is { Success: true } match ? WrittenDate.Read(match) : null;

    [GeneratedRegex(
        @"^(?:(?:Publié|Published|Posted|Publicado|Pubblicato|Mis en ligne)(?: le| on| el| il|em)? ?:? |(?-i:\p{Lu})[\p{L}'’ -]{1,30}(?:,| [–—|·-]) (?:le |el |il |am )?)?" + WrittenDate.Pattern
        + @"(?: (?:par|by|por|da|von) [^–—|·]{2,40}?)?(?:[ ,]*(?:[–—|·-].{0,50})?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
