using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>Whether a list is one of activities: the line before it says so.</summary>
internal static partial class Announcement
{
    private const int MostItems = 60;

    public static bool Precedes(List<Sentence> sentences, int item)
    {
        for (var i = item - 1; i >= Math.Max(0, item - MostItems); i--)
        {
            if (sentences[i].Kind != SentenceKind.Item)
            {
                return Activities().IsMatch(sentences[i].Plain);
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:activités?|événements?|évènements?|réunions?|ateliers|rencontres|rendez-vous|calendrier|agenda|programme|activities|events|meetings|workshops|calendar|schedule|program|actividades|eventos|reuniones|encuentros|talleres|calendario|programa)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Activities();
}
