using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Places;

/// <summary>Recognises words which say that an event takes place online.</summary>
internal static partial class OnlineWords
{
    /// <summary>Whether a text has such words.</summary>
    public static bool In(string text) => Online().IsMatch(text);

    // "En ligne" after words for forms, platforms, courses and lists does not mean that an event is online.
    [GeneratedRegex(
        @"(?<!\p{L})(?:virtuel(?:le)?s?|virtual(?:ly|es)?|webinaires?|webinars?|webinarios?|visio-?conférence|en ligne(?<!(?:outils?|plateformes?|formulaires?|cours|disponibles?|catalogues?|publiée?s?|mise?s?|inscriptions?|s'inscrire|inscrivez-vous|accessibles?|seront|formation) en ligne)|online(?<!(?:register|available|published|apply|posted|access|go|goes|went|registrations?|applications?) online)(?! (?:form|platform|tool|register|registration|application|catalogue|portal|course|survey|database))|video-?conference|en l[íi]nea|videoconferencia|(?:via|sur|on|over|por) (?:Zoom|Microsoft Teams|Teams|Webex|YouTube))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Online();
}
