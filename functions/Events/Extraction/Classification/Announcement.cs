using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Classification;

/// <summary>Finds the line before a list, and reads whether it announces events.</summary>
internal static partial class Announcement
{
    private const int MaxItems = 60;

    /// <summary>The line before the list of an item; null if the sentence is not a list item, or there is no such line.</summary>
    public static Sentence? Of(List<Sentence> sentences, int item)
    {
        if (sentences[item].Kind != SentenceKind.Item)
        {
            return null;
        }

        for (var i = item - 1; i >= Math.Max(0, item - MaxItems); i--)
        {
            if (sentences[i].Kind != SentenceKind.Item)
            {
                return sentences[i];
            }
        }

        return null;
    }

    /// <summary>Whether a line announces events: "Les activités suivantes", "Three readings are planned:".</summary>
    public static bool IsOfActivities(Sentence line)
    {
        var triggers = TriggerFinder.Find(line.Plain);
        return !Papers().IsMatch(line.Plain)
            && !triggers.Exists(trigger => trigger.Kind == TriggerKind.Deadline)
            && (
                Activities().IsMatch(line.Plain)
                || (
                    triggers.Exists(trigger => trigger.Kind is TriggerKind.Noun or TriggerKind.Held)
                    && !triggers.Exists(trigger => trigger.Kind == TriggerKind.Other)));
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:documents?|publications?|textes|rapports|téléchargements?|télécharger|actes|ressources|dates limites|downloads?|papers|reports|resources|important dates|key dates|informes|documentos|descargas|fechas clave)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Papers();

    [GeneratedRegex(
        @"(?<!\p{L})(?:activités?|événements?|évènements?|réunions?|ateliers|rencontres|rendez-vous|calendrier|agenda|programme|activities|events|meetings|workshops|calendar|schedule|program|actividades|eventos|reuniones|encuentros|talleres|calendario|programa)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Activities();
}
