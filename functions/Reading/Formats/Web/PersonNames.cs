using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Names of authors as pages give them, without what stands before and behind them.</summary>
internal static partial class PersonNames
{
    private const int MaxLength = 80;
    private const int MaxNames = 10;

    /// <summary>The names in one line; null where none is a name.</summary>
    public static string? Join(IEnumerable<string> names)
    {
        var all = names.Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNames).ToList();
        return all.Count > 0 ? string.Join(", ", all) : null;
    }

    /// <summary>The name in a byline: <c>By Dorothea Lunn | April 22, 2026</c>. Null where it does not say that it is one.</summary>
    public static string? InByline(string line) => By().IsMatch(line) ? Clean(End().Split(line)[0]) : null;

    /// <summary>Whether a text is written like the name of a person: two to five words in capitals.</summary>
    public static bool IsPerson(string text) => text.Length <= MaxLength && Person().IsMatch(text);

    private static string? Clean(string text)
    {
        var name = By().Replace(Address().Replace(Block.Line(text), "").Trim(), "").Trim(' ', ',', ';', '.', '|', '–', '-', ':');
        var isName = name.Length is > 1 and <= MaxLength && name.Any(char.IsLetter) && !name.Contains("://", StringComparison.Ordinal)
            && !name.Contains('@') && !Account().IsMatch(name);
        return isName ? name : null;
    }

    [GeneratedRegex(@"^(?:(?:Written |Posted |Écrit |Publié |Escrito )?(?:by|par|por|von|di)[ :]+|(?:Author|Auteur|Autrice|Autor"
        + @"|Autora)\s?:\s?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"<[^>]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@" [|–—·•-] |\s?[|·•]\s?|,? (?:le|on|el) (?=\p{L}* ?[0-9])| (?=(?:\p{L}{3,9}\.? )?[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|da|do|dos|del|la|van|von|der|den|di|le|al|el|bin|ibn|y|e)){1,4}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    // Names of accounts that no person has.
    [GeneratedRegex("^(?:admin|administrator|administrateur|administrador|webmaster|root|user|editor|unknown|anonymous)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
