using System.Text.RegularExpressions;

namespace Newsroom.Translation.Apertium;

/// <summary>French as the analysers know it and as other languages space it.</summary>
internal static partial class FrenchSpelling
{
    public static Piece Adapt(Piece piece) => piece is Words words ? new Words(Adapt(words.Text)) : piece;

    // fr-es knows "mise en oeuvre" but not "mise en œuvre". Only French sets spaces inside guillemets and before tall punctuation,
    // and the stages shuffle no-break ones. Typographic apostrophes need no care: every mode takes them for straight ones.
    private static string Adapt(string text) =>
        SpaceBefore().Replace(SpaceAfter().Replace(text, "«"), string.Empty)
            .Replace("œ", "oe", StringComparison.Ordinal)
            .Replace("Œ", "OE", StringComparison.Ordinal);

    [GeneratedRegex(@"[ \u00A0\u202F]+(?=[:;!?»])")]
    private static partial Regex SpaceBefore();

    [GeneratedRegex(@"«[ \u00A0\u202F]+")]
    private static partial Regex SpaceAfter();
}
