using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>A title in quotation marks: behind "intitulé" and its like, or right behind what takes place. Other quotations are speech.</summary>
internal static partial class QuotedTitle
{
    private const int LongestIntroduction = 40;

    /// <param name="noun">What takes place, if known; a quotation right behind any such noun counts too.</param>
    public static string? Find(Sentence sentence, int from, int to, Trigger? noun)
    {
        foreach (Match match in Quotation().Matches(sentence.Plain))
        {
            if (match.Index < from || match.Index >= to)
            {
                continue;
            }

            var near = sentence.Plain[Math.Max(0, match.Index - LongestIntroduction)..match.Index];
            if (Introduction().IsMatch(near) || (noun is not null && noun.End <= match.Index && NounBefore().IsMatch(sentence.Plain[noun.Start..match.Index])))
            {
                var title = match.Groups["title"];
                return sentence.Text.Substring(title.Index, title.Length).Trim(' ', ',');
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:« ?(?<title>[^«»]{4,250}?) ?»|“(?<title>[^“”]{4,250})”|""(?<title>[^""]{4,250})""|(?<=[ (])'(?<title>[^'""“«]{8,200})'(?!\p{L}))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();

    [GeneratedRegex(
        @"(?<!\p{L})(?:intitulée?s?|titrée?s?|sur le thème(?: de)?|ayant pour thème|baptisée?s?|dénommée?s?|entitled|titled|on the theme(?: of)?|under the title|called|named|titulad[oa]s?|bajo el (?:título|lema)|sobre el tema|denominad[oa]s?) ?[:,]? ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[^,;.«“""]{1,45}(?: :)? ?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NounBefore();
}
