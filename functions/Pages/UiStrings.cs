namespace Newsroom.Pages;

/// <summary>The few words that pages say themselves.</summary>
internal sealed record Words(
    string Languages, string Search, string NoArticles, string NothingFound, string MachineTranslation, string HumanTranslation, string Original, string Downloads, string Events, string Older,
    string DidYouMean, string Results, string OverResults, string MoreResults, string SubscribeToEvents, string OriginalHasChanged,
    string Newest, string NotFound, string Withdrawn, string NotUnderstood, string TryAgain)
{
    private static readonly Words English = new(
        "Languages", "Search", "Nothing is published yet. Upload a file into the container “articles”.", "Nothing found.",
        "Machine translation", "Translation", "Original", "Downloads", "Events", "Older articles", "Did you mean:", "Results: {0:N0}", "Results: over {0:N0}", "More results", "Subscribe to the events",
        "The original has changed since this translation was made.",
        "Latest articles", "Page not found", "This article was withdrawn", "This request was not understood", "Something went wrong. Please try again.");

    private static readonly Words French = new(
        "Langues", "Rechercher", "Rien n’est encore publié. Déposez un fichier dans le conteneur « articles ».", "Aucun résultat.",
        "Traduction automatique", "Traduction", "Original", "Téléchargements", "Événements", "Articles plus anciens", "Essayez avec :", "Résultats : {0:N0}", "Résultats : plus de {0:N0}", "Suite des résultats", "S’abonner aux événements",
        "L’original a été modifié depuis cette traduction.",
        "Derniers articles", "Page introuvable", "Cet article a été retiré", "Cette demande n’a pas été comprise", "Un problème est survenu. Veuillez réessayer.");

    private static readonly Words Spanish = new(
        "Idiomas", "Buscar", "Aún no hay nada publicado. Suba un archivo al contenedor «articles».", "Sin resultados.",
        "Traducción automática", "Traducción", "Original", "Descargas", "Eventos", "Artículos anteriores", "Quizás quiso decir:", "Resultados: {0:N0}", "Resultados: más de {0:N0}", "Más resultados", "Suscribirse a los eventos",
        "El original ha cambiado desde que se hizo esta traducción.",
        "Últimos artículos", "Página no encontrada", "Este artículo ha sido retirado", "No se ha entendido esta petición", "Algo ha ido mal. Inténtelo de nuevo.");

    /// <summary>In the language, or in English where we do not have it.</summary>
    public static Words In(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };
}
