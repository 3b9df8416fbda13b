using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>A line that says who wrote a text and nothing else: <c>By Anna Banti</c>, <c>Par Anna Banti</c>.</summary>
internal static partial class AuthorLine
{
    private const int MaxLength = 100;

    public static bool IsOne(string line) => Author(line) is not null;

    public static string? Author(string line) =>
        line.Length <= MaxLength && Pattern().Match(line) is { Success: true } match ? match.Groups["author"].Value : null;

    // Two names at least: "By Thursday" and "Par ailleurs" are none.
    [GeneratedRegex(
        @"^(?:(?:Interview|Text|Words|Story|Report|Propos recueillis|Entretien|Texte|Reportage|Entrevista|Texto) )?(?:[Bb]y|[Pp]ar|[Pp]or|Di|Von|BY|PAR|POR):? "
            + @"(?<author>\p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]*|de|du|des|d[’']|van|von|da|dos|del|la|et|and|y|e|bin|ben|al-\p{L}+)){1,8})(?: [–—|·-] .{2,40})?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Pattern();
}
