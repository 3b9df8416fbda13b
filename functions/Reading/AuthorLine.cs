using System.Text.RegularExpressions;

namespace Newsroom.Reading;

/// <summary>Recognises a byline: a line that names the author and has nothing else: <c>By Anna Banti</c>, <c>Par Anna Banti</c>.</summary>
internal static partial class AuthorLine
{
    private const int MaxLength = 100;

    /// <summary>Whether a line is a byline.</summary>
    public static bool IsOne(string line) => Author(line) is not null;

    /// <summary>The name of the author; null if the line is not a byline.</summary>
    public static string? Author(string line) =>
        line.Length <= MaxLength && Pattern().Match(line) is { Success: true } match ? match.Groups["author"].Value : null;

    // A name has at least two words: "By Thursday" and "Par ailleurs" are not bylines.
    [GeneratedRegex(
        @"^(?:(?:Interview|Text|Words|Story|Report|Propos recueillis|Entretien|Texte|Reportage|Entrevista|Texto) )?(?:[Bb]y|[Pp]ar|[Pp]or|Di|Von|BY|PAR|POR):? "
            + @"(?<author>\p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]*|de|du|des|d[’']|van|von|da|dos|del|la|et|and|y|e|bin|ben|al-\p{L}+)){1,8})(?: [–—|·-] .{2,40})?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
