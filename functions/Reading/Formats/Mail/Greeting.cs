using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>The line with which a letter greets its readers: an article begins with its news.</summary>
internal static partial class Greeting
{
    /// <summary>Removes it, where more follows.</summary>
    public static void Cut(IElement body, CutLines cut)
    {
        if (Block.Of(body) is [{ Kind: BlockKind.Paragraph, Text.Length: <= 100 } first, _, ..] && Line().IsMatch(first.Text))
        {
            cut.Add(first.Text);
            first.Remove();
        }
    }

    [GeneratedRegex(
        @"^(?:(?:bonjour|bonsoir|salut|hello|hi|hola|olá|hallo|guten tag|buongiorno|مرحبا|السلام عليكم|تحية طيبة)[,!:،]?"
        + @"|(?:bonjour|bonsoir|salut|ch(?:er|ère)s?|madame|monsieur|mesdames|messieurs|hello|hi|dear|good (?:morning|afternoon|evening)|hola"
        + @"|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?|querid[oa]s?|olá|prezad[oa]s?|car[oaie]s?|bom dia|boa tarde|hallo|liebe[rs]?"
        + @"|sehr geehrte[rs]?|gentil[ei]|مرحبا|السادة|السيد|السيدة)[ ,][^.;?:]{0,80}[,!:،])$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Line();
}
