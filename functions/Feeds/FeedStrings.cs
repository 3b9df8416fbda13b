using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Feeds;

/// <summary>The texts that the program itself writes into feeds, in one language.</summary>
internal sealed record FeedStrings
{
    private static readonly FeedStrings English = new()
    {
        Language = "en",
        Newest = "The newest articles of {0}",
        TranslatedFrom = "Machine translation of a text in {0}",
        MachineTranslation = "Machine translation",
        ReadOriginal = "Read the original",
        Downloads = "Downloads",
        Query = "search “{0}”",
        Tag = "tag “{0}”",
        Organisation = "organisation “{0}”",
        Place = "place “{0}”",
        Originals = "originals",
        HumanTranslation = "Translation",
        HumanTranslations = "translations by people",
        MachineTranslations = "machine translations",
        From = "from {0}",
        To = "until {0}",
        LanguageNames = new Dictionary<string, string>(),
    };

    private static readonly FeedStrings French = new()
    {
        Language = "fr",
        Newest = "Les articles les plus récents de {0}",
        TranslatedFrom = "Traduction automatique d’un texte en {0}",
        MachineTranslation = "Traduction automatique",
        ReadOriginal = "Lire l’original",
        Downloads = "Téléchargements",
        Query = "recherche « {0} »",
        Tag = "mot-clé « {0} »",
        Organisation = "organisation « {0} »",
        Place = "lieu « {0} »",
        Originals = "originaux",
        HumanTranslation = "Traduction",
        HumanTranslations = "traductions humaines",
        MachineTranslations = "traductions automatiques",
        From = "du {0}",
        To = "jusqu’au {0}",
        LanguageNames = new Dictionary<string, string>
        {
            ["ar"] = "arabe",
            ["de"] = "allemand",
            ["en"] = "anglais",
            ["es"] = "espagnol",
            ["fr"] = "français",
            ["it"] = "italien",
            ["pt"] = "portugais",
        },
    };

    private static readonly FeedStrings Spanish = new()
    {
        Language = "es",
        Newest = "Los artículos más recientes de {0}",
        TranslatedFrom = "Traducción automática de un texto en {0}",
        MachineTranslation = "Traducción automática",
        ReadOriginal = "Leer el original",
        Downloads = "Descargas",
        Query = "búsqueda «{0}»",
        Tag = "etiqueta «{0}»",
        Organisation = "organización «{0}»",
        Place = "lugar «{0}»",
        Originals = "originales",
        HumanTranslation = "Traducción",
        HumanTranslations = "traducciones humanas",
        MachineTranslations = "traducciones automáticas",
        From = "desde el {0}",
        To = "hasta el {0}",
        LanguageNames = new Dictionary<string, string>
        {
            ["ar"] = "árabe",
            ["de"] = "alemán",
            ["en"] = "inglés",
            ["es"] = "español",
            ["fr"] = "francés",
            ["it"] = "italiano",
            ["pt"] = "portugués",
        },
    };

    /// <summary>ISO 639-1, of these texts.</summary>
    public required string Language { get; init; }

    public required string Newest { get; init; }
    public required string TranslatedFrom { get; init; }
    public required string MachineTranslation { get; init; }
    public required string ReadOriginal { get; init; }
    public required string Downloads { get; init; }
    public required string Query { get; init; }
    public required string Tag { get; init; }
    public required string Organisation { get; init; }
    public required string Place { get; init; }
    public required string Originals { get; init; }
    public required string HumanTranslation { get; init; }
    public required string HumanTranslations { get; init; }
    public required string MachineTranslations { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>Names of languages, by code, where the grammar needs other ones than the framework has.</summary>
    public required IReadOnlyDictionary<string, string> LanguageNames { get; init; }

    /// <summary>The texts in a language; in English if there are none in it.</summary>
    public static FeedStrings For(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };

    /// <summary>The filters of a feed in words; empty if it has none.</summary>
    public string Describe(EditionFilter filter, string? query)
    {
        string?[] parts =
        [
            Format(Query, query),
            Format(Tag, filter.Tag),
            Format(Organisation, filter.Organisation),
            Format(Place, filter.Place),
            filter.Kind switch
            {
                EditionKind.Original => Originals,
                EditionKind.Human => HumanTranslations,
                EditionKind.Machine => MachineTranslations,
                _ => null,
            },
            Format(From, Day(filter.From)),
            Format(To, Day(filter.To)),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>The kind of a translation.</summary>
    public string NameOf(EditionKind kind) => kind == EditionKind.Machine ? MachineTranslation : HumanTranslation;

    /// <summary>Names the language of the original, if it is known.</summary>
    public string MachineTranslationOf(string? original) => original is null
        ? MachineTranslation
        : string.Format(CultureInfo.InvariantCulture, TranslatedFrom, NameOf(original));

    private string NameOf(string language) =>
        LanguageNames.TryGetValue(language, out var name) ? name
        : Language == "en" ? LanguageCode.EnglishName(language)
        : LanguageCode.NativeName(language);

    private static string? Format(string text, string? value) =>
        value is null ? null : string.Format(CultureInfo.InvariantCulture, text, value);

    private string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Language));
}
