using System.Globalization;

namespace Newsroom.Events;

/// <summary>The fixed texts in calendar files, in one language.</summary>
/// <param name="About">Description of a calendar; <c>{0}</c> is the name of the site.</param>
/// <param name="MachineTranslation">Note behind the address of an article that was translated by a machine.</param>
/// <param name="UnknownZone">Note behind the hours of an event whose time zone is unknown.</param>
internal sealed record CalendarWords(string About, string MachineTranslation, string UnknownZone)
{
    private static readonly CalendarWords English = new(
        "The events that the articles of {0} announce.", "Machine translation", "time zone unknown");
    private static readonly CalendarWords French = new(
        "Les événements qu’annoncent les articles de {0}.", "Traduction automatique", "fuseau horaire inconnu");
    private static readonly CalendarWords Spanish = new(
        "Los eventos que anuncian los artículos de {0}.", "Traducción automática", "zona horaria desconocida");

    /// <summary>The texts in a language (a two-letter code). English where there is no translation.</summary>
    public static CalendarWords In(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };

    /// <summary>The description of a calendar.</summary>
    public string Describe(string site) => string.Format(CultureInfo.InvariantCulture, About, site);
}
