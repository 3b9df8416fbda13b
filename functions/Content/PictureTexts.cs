using System.Net;
using System.Text.RegularExpressions;

namespace Newsroom.Content;

/// <summary>The texts about the pictures of a body that do not stand in its text.</summary>
internal static partial class PictureTexts
{
    /// <summary>Alternative texts, and the caption of the lead picture.</summary>
    public static IEnumerable<string> Of(EditionBody body) => Alternatives().Matches(body.Html)
        .Select(match => WebUtility.HtmlDecode(match.Groups["text"].Value))
        .Concat(new[] { body.Image?.Alt, body.Image?.Caption }.OfType<string>())
        .Distinct();

    // The stored HTML has its attributes in double quotes.
    [GeneratedRegex("<img\\b(?: (?!alt=)[\\w-]{1,30}=\"[^\"]{0,5000}\"){0,10} alt=\"(?<text>[^\"]{2,2000})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Alternatives();
}
