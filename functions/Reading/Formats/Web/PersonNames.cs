using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Names of authors as pages give them, without what stands before and behind them.</summary>
internal static partial class PersonNames
{
    private const int MaxLength = 80;
    private const int MaxNames = 10;

    private const string Months =
        @"(?:Jan|Feb|M[aä]r|Apr|Abr|Avr|Ma[iy]|Ju[nl]|Aug|Ago|Sept?|O[ck]t|Nov|De[czc]|Dic|Ene|Fév|Jui|Aoû|jan|fév|fev|mar|avr|abr|mai|jui|aoû|sep"
        + @"|oct|nov|déc|ene|ago|dic)\p{L}{0,7}\.?";

    /// <summary>The names in one line; null where none is a name.</summary>
    public static string? Join(IEnumerable<string> names)
    {
        var all = names.SelectMany(name => name.Split([";", " / "], StringSplitOptions.RemoveEmptyEntries))
            .Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNames).ToList();
        return all.Count > 0 ? string.Join(", ", all) : null;
    }

    /// <summary>The name in a byline: <c>By Dorothea Lunn | April 22, 2026</c>. Null where it does not say that it is one.</summary>
    public static string? InByline(string line) => By().IsMatch(line) ? WithoutDate(line) : null;

    /// <summary>The name in a line that has nothing else than perhaps a date.</summary>
    public static string? WithoutDate(string line) => Clean(End().Split(Day().Replace(line, ""))[0]);

    /// <summary>Whether a text is written like the name of a person: two to five words in capitals.</summary>
    public static bool IsPerson(string text) => text.Length <= MaxLength && Person().IsMatch(text);

    private static string? Clean(string text)
    {
        var line = Address().Replace(Block.Line(text), "").Trim();
        var name = By().Replace(line, "").Trim(' ', ',', ';', '|', '–', '-', ':', '\'', '"', '•', '·');
        name = Day().Replace(name, "").Trim(' ', ',', ';', '|');
        name = Abbreviation().IsMatch(name) ? name : name.TrimEnd('.');
        var isName = name.Length is > 1 and <= MaxLength && name.Any(char.IsLetter) && !name.Contains("://", StringComparison.Ordinal)
            && !name.Contains('@') && !Account().IsMatch(name) && !Site().IsMatch(name);
        return isName ? name : null;
    }

    [GeneratedRegex(@"^(?:(?:Written |Posted |Écrit |Publié |Escrito |Ein Artikel |Ein Beitrag |Text |Interview )?(?:by|par|por|von|di)[ :]+"
        + @"|(?:Author|Auteur|Autrice|Autor|Autora|Autorin|Text|Words)\s?:\s?|(?:Author|Autor|Auteur) (?=\p{Lu}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    // The day behind a name: "Feb 21, 2020", "Fr, 18. Oktober 2019".
    [GeneratedRegex(@"[ ,|]+(?:\p{L}{2,10}\.?, )?(?:[0-9]{1,2}\.? \p{L}{3,10}\.?,? [0-9]{4}|" + Months + @" [0-9]{1,2},? [0-9]{4}"
        + "|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}).*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?:^|\s)(?:Jr|Sr|\p{Lu})\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"<[^>]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@" [|–—·•-] |\s?[|·•]\s?|,? (?:le|on|el|am|um) (?=\p{L}* ?[0-9])| (?=(?:" + Months + " )?[0-9])"
        + @"| (?:Published|Updated|Publiziert|Veröffentlicht|am (?:Mon|Diens|Donners|Frei|Sams|Sonn)tag"
        + @"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|da|do|dos|del|la|van|von|der|den|di|le|al|el|bin|ibn|y|e)){1,4}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:facebook|twitter|instagram|linkedin)\.com\b|\bwww\.|\[at\]|^https?:",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Site();

    // Names of accounts that no person has.
    [GeneratedRegex("^(?:admin|administrator|administrateur|administrador|webmaster|root|user|editor|unknown|anonymous|no author|guest)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
