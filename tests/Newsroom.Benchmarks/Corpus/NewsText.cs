using System.Globalization;
using System.Text;

namespace Newsroom.Benchmarks.Corpus;

/// <summary>
/// French news texts as they come off the web: a headline, a dateline, paragraphs. Each has a marker in its headline and in its text.
/// </summary>
internal sealed class NewsText(FrenchSeeds seeds, Random random)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string[] Cities =
    [
        "Dakar",
        "Tunis",
        "Marseille",
        "Rabat",
        "Bruxelles",
        "Abidjan",
        "Valence",
        "Genève",
        "Cotonou",
        "Lyon",
    ];
    private static readonly string[] Headlines =
    [
        "Le réseau {0} réunit ses membres à {1}",
        "À {1}, la commune de {0} ouvre un guichet d’accueil",
        "Le programme {0} présente son bilan à {1}",
        "{1} : le projet {0} entre dans sa deuxième année",
        "La fondation {0} publie une enquête sur les villes moyennes",
    ];

    public string Write(string marker)
    {
        var city = Pick(Cities);
        var text = new StringBuilder();
        text.AppendFormat(French, Pick(Headlines), marker, city).Append("\n\n");
        text.Append(
            French,
            $"{city}, le {DateTime.UtcNow.ToString("d MMMM yyyy", French)} – La présidente du groupe {marker} a ouvert les travaux "
                + $"devant {random.Next(20, 400)} personnes. ");
        text.AppendJoin(' ', Sentences(2)).Append("\n\n");
        for (var paragraphs = random.Next(4, 9); paragraphs > 0; paragraphs--)
        {
            text.AppendJoin(' ', Sentences(random.Next(2, 5))).Append("\n\n");
        }

        return text.Append(French, $"La prochaine rencontre avec {marker} aura lieu à {Pick(Cities)}.\n").ToString();
    }

    private IEnumerable<string> Sentences(int count) => random.GetItems(seeds.Sentences.ToArray(), count).Distinct();

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
