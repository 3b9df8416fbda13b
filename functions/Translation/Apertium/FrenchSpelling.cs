using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>Adapts French text to the spelling that the analysers know and to the spacing of other languages.</summary>
internal static partial class FrenchSpelling
{
    public static Piece Adapt(Piece piece) => piece is Words words ? new Words(Adapt(words.Text)) : piece;

    // fr-es knows "mise en oeuvre" but not "mise en œuvre". Only French has spaces inside guillemets and before tall punctuation, and the
    // stages change the order of no-break spaces. Typographic apostrophes need no change: every mode treats them like straight ones.
    private static string Adapt(string text) =>
        SpaceBefore().Replace(SpaceAfter().Replace(text, "«"), string.Empty)
            .Replace("œ", "oe", StringComparison.Ordinal)
            .Replace("Œ", "OE", StringComparison.Ordinal);

    [GeneratedRegex(@"[ \u00A0\u202F]+(?=[:;!?»])")]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"«[ \u00A0\u202F]+")]
    private static partial Regex SpaceAfter();
}
