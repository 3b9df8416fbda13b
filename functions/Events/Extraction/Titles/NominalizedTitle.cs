using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>Makes a title from a verb and its object: "Le guichet a été inauguré" becomes "Inauguration du guichet".</summary>
internal static partial class NominalizedTitle
{
    private const int MaxObjectLength = 70;

    private static readonly (string Stem, string French, string English, string Spanish)[] Nouns =
    [
        ("inaugur", "Inauguration", "Inauguration", "Inauguración"),
        ("sign", "Signature", "Signing", ""),
        ("firm", "", "", "Firma"),
        ("proclam", "Proclamation", "Proclamation", "Proclamación"),
        ("present", "Présentation", "Presentation", "Presentación"),
        ("devoil", "Présentation", "", ""),
        ("unveil", "", "Unveiling", ""),
        ("lanc", "Lancement", "", ""),
        ("launch", "", "Launch", ""),
        ("lanz", "", "", "Lanzamiento"),
        ("decern", "Remise", "", ""),
        ("remis", "Remise", "", ""),
        ("entreg", "", "", "Entrega"),
        ("visiter", "Visite", "", ""),
        ("visitar", "", "", "Visita"),
        ("discut", "", "", "Debate"),
        ("discuss", "", "Discussion", ""),
    ];

    /// <summary>The title; null if the verb is not in the table, or its object is not stated.</summary>
    /// <param name="language">Two-letter code of the article's language; codes other than <c>en</c> and
    /// <c>es</c> give a French title.</param>
    public static string? Find(Clause clause, Trigger verb, string language)
    {
        var words = Letters.Fold(clause.Sentence.Plain[verb.Start..verb.End]);
        if (Nouns.FirstOrDefault(noun => words.Contains(noun.Stem, StringComparison.Ordinal)) is not { Stem: not null } act
            || (language switch { "en" => act.English, "es" => act.Spanish, _ => act.French }) is not { Length: > 0 } name)
        {
            return null;
        }

        if (!Passive().IsMatch(words) && SignedWith(clause, verb, language) is { } agreement)
        {
            return $"{name} {agreement}";
        }

        var patient = Passive().IsMatch(words) ? Subject(clause, verb) : Object(clause, verb);
        return patient is null ? null : $"{name} {Of(patient, language)}";
    }

    /// <summary>
    /// The agreement and the two parties that sign it: "… a signé un protocole d'accord avec le Centre (MMC)" becomes "du protocole
    /// d'accord entre l'ICMPD et le MMC". Null if one of the three is missing.
    /// </summary>
    private static string? SignedWith(Clause clause, Trigger verb, string language)
    {
        var (text, phrase) = (clause.Sentence.Text, clause.Phrase);
        var from = verb.Start > phrase.End ? phrase.End : clause.From;
        var signed = Agreement().Match(ObjectWords(clause, verb));
        if (!signed.Success || Nominal(signed.Groups["object"].Value) is not { } agreement
            || Party(text[from..verb.Start]) is not { } first || Party(signed.Groups["partner"].Value) is not { } second)
        {
            return null;
        }

        var (between, and) = language switch { "en" => ("between", "and"), "es" => ("entre", "y"), _ => ("entre", "et") };
        return $"{Of(language is "en" or "es" ? agreement : WithDefiniteArticle(agreement), language)} {between} {first} {and} {second}";
    }

    /// <summary>The name of a party with its article, or the acronym if the text gives one. Null if the words are not a name.</summary>
    private static string? Party(string words)
    {
        var text = TitleText.WithoutAuxiliary(words.Trim(' ', ','));
        if (Acronym().Match(text) is { Success: true } introduced)
        {
            var acronym = introduced.Groups["acronym"].Value;
            var article = Determined().Match(text).Value.ToLowerInvariant();
            return article is "le " or "la " && "AEIOUÉ".Contains(acronym[0], StringComparison.Ordinal) ? $"l’{acronym}"
                : article is "l'" or "l’" && !"AEIOUÉ".Contains(acronym[0], StringComparison.Ordinal) ? acronym
                : article + acronym;
        }

        return Nominal(text) is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : ProperName().IsMatch(text) ? text : null;
    }

    // If both parties are named, the agreement is definite: "un protocole" becomes "le protocole".
    private static string WithDefiniteArticle(string agreement) => agreement switch
    {
        ['u', 'n', ' ', .. var rest] => (IsVowel(rest[0]) ? "l’" : "le ") + rest,
        ['u', 'n', 'e', ' ', .. var rest] => (IsVowel(rest[0]) ? "l’" : "la ") + rest,
        _ => agreement,
    };

    private static bool IsVowel(char letter) => "aeiouyàâéèêëîïôûh".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    /// <summary>
    /// The words between the verb and the date. If there are none, the words after the date: "a signé le 3 mai, à Rabat, une convention".
    /// </summary>
    private static string ObjectWords(Clause clause, Trigger verb)
    {
        var (text, phrase) = (clause.Sentence.Text, clause.Phrase);
        var from = ObjectStart(text, verb);
        var words = text[from..Math.Max(from, verb.End < phrase.Lead ? phrase.Lead : clause.To)].Trim(' ', ',', '.');
        return words.Length > 0 || verb.End > phrase.Lead
            ? words
            : LeadingPlace().Replace(text[phrase.End..clause.To], "").Trim(' ', ',', '.');
    }

    // The trigger "signed a" includes the article of the object.
    private static int ObjectStart(string text, Trigger verb) => verb.End - LastArticle().Match(text[verb.Start..verb.End]).Length;

    private static string? Subject(Clause clause, Trigger verb)
    {
        if (verb.Start <= clause.From)
        {
            return null;
        }

        var from = verb.Start > clause.Phrase.End ? clause.Phrase.End : clause.From;
        return Nominal(TitleText.WithoutAuxiliary(clause.Sentence.Text[from..verb.Start].TrimEnd(' ', ',')));
    }

    private static string? Object(Clause clause, Trigger verb)
    {
        var text = ObjectWords(clause, verb);
        var named = Gazetteer.Find(text).FirstOrDefault();
        return Nominal(Locative().Replace(named is null ? text : text[..named.Start], ""));
    }

    // A noun phrase with its article, up to the first comma; null if the words are not one.
    private static string? Nominal(string words)
    {
        var text = words.Trim(' ', ',');
        text = text.IndexOf(',') is > 0 and var comma ? text[..comma] : text;
        return text.Length <= MaxObjectLength && Determined().IsMatch(text) ? text : null;
    }

    /// <summary>The noun phrase with the word for "of" before it, contracted with its article ("du", "del").</summary>
    private static string Of(string noun, string language)
    {
        var determiner = Determined().Match(noun);
        var (article, rest) = (determiner.Value.ToLowerInvariant().Replace('’', '\''), noun[determiner.Length..]);
        return (language, article) switch
        {
            ("en", _) => $"of {article}{rest}",
            ("es", "el ") => $"del {rest}",
            ("es", _) => $"de {article}{rest}",
            (_, "le ") => $"du {rest}",
            (_, "les ") => $"des {rest}",
            (_, "un " or "une ") => $"d’{article}{rest}",
            (_, "l'") => $"de l’{rest}",
            (_, "des ") => $"de {rest}",
            _ => $"de {article}{rest}",
        };
    }

    [GeneratedRegex(
        @"^(?:a ete|ont ete|sera|seront|se |will be|was|were|be |been|fue)|^inaugurad|^inaugure",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Passive();

    [GeneratedRegex(
        @"^(?:les? |la |l['’]|une? |des |ses |son |sa |leurs? |the |an? |its |their |el |los |las |una? |sus? )(?=[\p{L}0-9«“""])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Determined();

    [GeneratedRegex(
        @"^ ?(?<object>[^,;()]{4,70}?)(?: \([^)]{2,30}\))? (?:avec|with|con) (?<partner>[^,;]{3,110})$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Agreement();

    [GeneratedRegex(@"^,? (?:à|in|en|at) [^,]{2,40},", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex LeadingPlace();

    [GeneratedRegex(@"\((?<acronym>\p{Lu}[\p{L}0-9\-]{1,11})\)", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Acronym();

    [GeneratedRegex(
        @"^\p{Lu}[\p{L}0-9'’\-]*(?: (?:de |du |of |del )?\p{Lu}[\p{L}0-9'’\-]*){0,5}$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex ProperName();

    [GeneratedRegex(@"(?<= )(?:an?|the)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex LastArticle();

    [GeneratedRegex(@" (?:à|a|au|in|at|en) ?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Locative();
}
