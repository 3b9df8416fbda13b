using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Recognises a byline: a line that names the author, and perhaps the day of publication: <c>By Anna Banti</c>,
/// <c>Entretien par Anna Banti, 30 octobre 2026</c>, <c>Posted on 28 October 2026 by Anna Banti</c>.
/// </summary>
internal static partial class AuthorLine
{
    private const int MaxLength = 100;

    private const string Name =
        @"(?<author>\p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]*|de|du|des|d[’']|van|von|da|dos|del|la|et|and|y|e|bin|ben|al-\p{L}+)){1,8})";

    /// <summary>Whether a line is a byline.</summary>
    public static bool IsOne(string line) => Author(line) is not null;

    /// <summary>The name of the author; null if the line is not a byline.</summary>
    public static string? Author(string line) => line.Length > MaxLength ? null
        : Pattern().Match(line) is { Success: true } match ? match.Groups["author"].Value
        : PublicationLine.IsOne(line) && AtEnd().Match(line) is { Success: true } end ? end.Groups["author"].Value
        : null;

    /// <summary>The date behind the author's name.</summary>
    public static DateOnly? Date(string line) =>
        line.Length <= MaxLength && Pattern().Match(line) is { Success: true } match && match.Groups["year"].Success
            ? WrittenDate.Read(match)
            : null;

    // A name has at least two words: "By Thursday" and "Par ailleurs" are not bylines.
    [GeneratedRegex(
        @"^(?:(?:Interview|Text|Words|Story|Report|Propos recueillis|Entretien|Texte|Reportage|Entrevista|Texto) )?(?:[Bb]y|[Pp]ar|[Pp]or|Di|Von|BY|PAR|POR):? "
            + Name
            + @"(?:(?:,| [–—|·-]) (?i:"
            + WrittenDate.Pattern
            + "|"
            + WrittenDate.NumericPattern
            + @")| [–—|·-] .{2,40})?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(?:by|par|por|von) " + Name + "$", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex AtEnd();
}
