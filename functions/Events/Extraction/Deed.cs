using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>Names an event by what is done in it: "Le guichet a été inauguré" is the "Inauguration du guichet".</summary>
internal static partial class Deed
{
    private const int LongestObject = 70;

    private static readonly (string Stem, string French, string English, string Spanish)[] Nouns =
    [
        ("inaugur", "Inauguration", "Inauguration", "Inauguración"),
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

    /// <summary>Null where the verb is not one of a known deed, or does not say to what it is done.</summary>
    public static string? Find(Clause clause, Trigger verb, string language)
    {
        var plain = clause.Sentence.Plain;
        var words = Letters.Fold(plain[verb.Start..verb.End]);
        if (Nouns.FirstOrDefault(noun => words.Contains(noun.Stem, StringComparison.Ordinal)) is not { Stem: not null } deed
            || (language switch { "en" => deed.English, "es" => deed.Spanish, _ => deed.French }) is not { Length: > 0 } name)
        {
            return null;
        }

        var patient = Passive().IsMatch(words) ? Subject(clause, verb) : Object(clause, verb);
        return patient is null ? null : $"{name} {Of(patient, language)}";
    }

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
        var to = verb.End < clause.Phrase.Lead ? clause.Phrase.Lead : clause.To;
        var text = clause.Sentence.Text[verb.End..to];
        var named = Gazetteer.Find(text).FirstOrDefault();
        return Nominal(Locative().Replace(named is null ? text : text[..named.Start], ""));
    }

    // A noun with its article, up to the first comma.
    private static string? Nominal(string words)
    {
        var text = words.Trim(' ', ',');
        text = text.IndexOf(',') is > 0 and var comma ? text[..comma] : text;
        return text.Length <= LongestObject && Determined().IsMatch(text) ? text : null;
    }

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
            (_, "des ") => $"de {rest}",
            _ => $"de {article}{rest}",
        };
    }

    [GeneratedRegex(@"^(?:a ete|ont ete|sera|seront|se |will be|was|were|be |been|fue)|^inaugurad|^inaugure", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passive();

    [GeneratedRegex(@"^(?:les? |la |l['’]|une? |des |ses |son |sa |leurs? |the |an? |its |their |el |los |las |una? |sus? )(?=[\p{L}0-9«“""])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Determined();

    [GeneratedRegex(@" (?:à|a|au|in|at|en) $", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locative();
}
