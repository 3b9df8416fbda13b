using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>The few words that feeds say themselves.</summary>
internal sealed record FeedWords(
    string Language, string Newest, string TranslatedFrom, string Translated, string ReadOriginal, string Downloads,
    string Query, string Tag, string Organisation, string Place, string Originals, string HumanTranslation, string HumanTranslations, string MachineTranslations, string From, string To,
    IReadOnlyDictionary<string, string> Languages)
{
    private static readonly FeedWords English = new(
        "en", "The newest articles of {0}", "Machine translation of a text in {0}", "Machine translation", "Read the original", "Downloads",
        "search “{0}”", "tag “{0}”", "organisation “{0}”", "place “{0}”", "originals", "Translation", "translations by people", "machine translations", "from {0}", "until {0}",
        new Dictionary<string, string>());

    private static readonly FeedWords French = new(
        "fr", "Les articles les plus récents de {0}", "Traduction automatique d’un texte en {0}", "Traduction automatique", "Lire l’original", "Téléchargements",
        "recherche « {0} »", "mot-clé « {0} »", "organisation « {0} »", "lieu « {0} »", "originaux", "Traduction", "traductions humaines", "traductions automatiques", "du {0}", "jusqu’au {0}",
        new Dictionary<string, string>
        {
            ["ar"] = "arabe",
            ["de"] = "allemand",
            ["en"] = "anglais",
            ["es"] = "espagnol",
            ["fr"] = "français",
            ["it"] = "italien",
            ["pt"] = "portugais",
        });

    private static readonly FeedWords Spanish = new(
        "es", "Los artículos más recientes de {0}", "Traducción automática de un texto en {0}", "Traducción automática", "Leer el original", "Descargas",
        "búsqueda «{0}»", "etiqueta «{0}»", "organización «{0}»", "lugar «{0}»", "originales", "Traducción", "traducciones humanas", "traducciones automáticas", "desde el {0}", "hasta el {0}",
        new Dictionary<string, string>
        {
            ["ar"] = "árabe",
            ["de"] = "alemán",
            ["en"] = "inglés",
            ["es"] = "español",
            ["fr"] = "francés",
            ["it"] = "italiano",
            ["pt"] = "portugués",
        });

    /// <summary>In the language, or in English where we do not have it.</summary>
    public static FeedWords In(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };

    /// <summary>What a feed shows, in words; empty where it shows everything.</summary>
    public string Describe(EditionFilter filter, string? query)
    {
        string?[] parts =
        [
            Say(Query, query), Say(Tag, filter.Tag), Say(Organisation, filter.Organisation), Say(Place, filter.Place),
            filter.Kind switch
            {
                EditionKind.Original => Originals,
                EditionKind.Human => HumanTranslations,
                EditionKind.Machine => MachineTranslations,
                _ => null,
            },
            Say(From, Day(filter.From)), Say(To, Day(filter.To)),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>The kind of a translation.</summary>
    public string NameOf(EditionKind kind) => kind == EditionKind.Machine ? Translated : HumanTranslation;

    /// <summary>Says of a machine translation that it is one.</summary>
    public string MachineTranslationOf(string? original) =>
        original is null ? Translated : string.Format(CultureInfo.InvariantCulture, TranslatedFrom, NameOf(original));

    private string NameOf(string language) =>
        Languages.TryGetValue(language, out var name) ? name
        : Language == "en" ? LanguageCode.EnglishName(language)
        : LanguageCode.NativeName(language);

    private static string? Say(string words, string? what) => what is null ? null : string.Format(CultureInfo.InvariantCulture, words, what);

    private string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Language));
}
