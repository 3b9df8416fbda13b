using System.Globalization;

namespace Newsroom.Events;

/// <summary>The few words that calendars say themselves.</summary>
/// <param name="About">What a calendar has; 0 is the name of the site.</param>
internal sealed record CalendarWords(string About, string MachineTranslation)
{
    private static readonly CalendarWords English = new("The events that the articles of {0} announce.", "Machine translation");
    private static readonly CalendarWords French = new("Les événements qu’annoncent les articles de {0}.", "Traduction automatique");
    private static readonly CalendarWords Spanish = new("Los eventos que anuncian los artículos de {0}.", "Traducción automática");

    /// <summary>In the language, or in English where we do not have it.</summary>
    public static CalendarWords In(string language) => language switch { "fr" => French, "es" => Spanish, _ => English };

    public string Describe(string site) => string.Format(CultureInfo.InvariantCulture, About, site);
}
