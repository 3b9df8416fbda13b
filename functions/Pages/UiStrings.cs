namespace Newsroom.Pages;

/// <summary>The texts of the pages themselves, in one language.</summary>
internal sealed record UiStrings
{
    private static readonly UiStrings English = new()
    {
        Languages = "Languages",
        Search = "Search",
        NoArticles = "Nothing is published yet. Upload a file into the container “articles”.",
        NothingFound = "Nothing found.",
        MachineTranslation = "Machine translation",
        HumanTranslation = "Translation",
        Downloads = "Downloads",
        Events = "Events",
        Older = "Older articles",
        DidYouMean = "Did you mean:",
        LacksWords = "Does not have all the words",
        Results = "Results: {0:N0}",
        OverResults = "Results: over {0:N0}",
        MoreResults = "More results",
        SubscribeToEvents = "Subscribe to the events",
        OriginalHasChanged = "The original has changed since this translation was made.",
        Newest = "Latest articles",
        NotFound = "Page not found",
        Withdrawn = "This article was withdrawn",
        BadRequest = "This request was not understood",
        TryAgain = "Something went wrong. Please try again.",
    };

    private static readonly UiStrings French = new()
    {
        Languages = "Langues",
        Search = "Rechercher",
        NoArticles = "Rien n’est encore publié. Déposez un fichier dans le conteneur « articles ».",
        NothingFound = "Aucun résultat.",
        MachineTranslation = "Traduction automatique",
        HumanTranslation = "Traduction",
        Downloads = "Téléchargements",
        Events = "Événements",
        Older = "Articles plus anciens",
        DidYouMean = "Essayez avec :",
        LacksWords = "N’a pas tous les mots",
        Results = "Résultats : {0:N0}",
        OverResults = "Résultats : plus de {0:N0}",
        MoreResults = "Suite des résultats",
        SubscribeToEvents = "S’abonner aux événements",
        OriginalHasChanged = "L’original a été modifié depuis cette traduction.",
        Newest = "Derniers articles",
        NotFound = "Page introuvable",
        Withdrawn = "Cet article a été retiré",
        BadRequest = "Cette demande n’a pas été comprise",
        TryAgain = "Un problème est survenu. Veuillez réessayer.",
    };

    private static readonly UiStrings Spanish = new()
    {
        Languages = "Idiomas",
        Search = "Buscar",
        NoArticles = "Aún no hay nada publicado. Suba un archivo al contenedor «articles».",
        NothingFound = "Sin resultados.",
        MachineTranslation = "Traducción automática",
        HumanTranslation = "Traducción",
        Downloads = "Descargas",
        Events = "Eventos",
        Older = "Artículos anteriores",
        DidYouMean = "Quizás quiso decir:",
        LacksWords = "No tiene todas las palabras",
        Results = "Resultados: {0:N0}",
        OverResults = "Resultados: más de {0:N0}",
        MoreResults = "Más resultados",
        SubscribeToEvents = "Suscribirse a los eventos",
        OriginalHasChanged = "El original ha cambiado desde que se hizo esta traducción.",
        Newest = "Últimos artículos",
        NotFound = "Página no encontrada",
        Withdrawn = "Este artículo ha sido retirado",
        BadRequest = "No se ha entendido esta petición",
        TryAgain = "Algo ha ido mal. Inténtelo de nuevo.",
    };

    public required string Languages { get; init; }
    public required string Search { get; init; }
    public required string NoArticles { get; init; }
    public required string NothingFound { get; init; }
    public required string MachineTranslation { get; init; }
    public required string HumanTranslation { get; init; }
    public required string Downloads { get; init; }
    public required string Events { get; init; }
    public required string Older { get; init; }
    public required string DidYouMean { get; init; }
    public required string LacksWords { get; init; }
    public required string Results { get; init; }
    public required string OverResults { get; init; }
    public required string MoreResults { get; init; }
    public required string SubscribeToEvents { get; init; }
    public required string OriginalHasChanged { get; init; }
    public required string Newest { get; init; }
    public required string NotFound { get; init; }
    public required string Withdrawn { get; init; }
    public required string BadRequest { get; init; }
    public required string TryAgain { get; init; }

    /// <summary>The texts in a language; in English if there are none in it.</summary>
    public static UiStrings For(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };
}
