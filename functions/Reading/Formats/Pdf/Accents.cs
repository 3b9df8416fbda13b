using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Accents that a program drew by themselves over or under a letter, as TeX does with old fonts.</summary>
internal static class Accents
{
    private static readonly Dictionary<string, string> Combining = new(StringComparer.Ordinal)
    {
        ["`"] = "\u0300",
        ["\u02CB"] = "\u0300",
        ["´"] = "\u0301",
        ["\u02CA"] = "\u0301",
        ["ˆ"] = "\u0302",
        ["^"] = "\u0302",
        ["˜"] = "\u0303",
        ["¨"] = "\u0308",
        ["˚"] = "\u030A",
        ["˝"] = "\u030B",
        ["ˇ"] = "\u030C",
        ["¸"] = "\u0327",
        ["˛"] = "\u0328",
        ["¯"] = "\u0304",
        ["˘"] = "\u0306",
        ["˙"] = "\u0307",
    };

    /// <summary>The letters, each with its accent.</summary>
    public static IEnumerable<Glyph> Join(IEnumerable<Glyph> glyphs)
    {
        Glyph? last = null;
        foreach (var glyph in glyphs)
        {
            if (last is not { } before)
            {
                last = glyph;
            }
            else if ((With(glyph, before) ?? With(before, glyph)) is { } joined)
            {
                last = joined;
            }
            else
            {
                yield return before;
                last = glyph;
            }
        }

        if (last is { } end)
        {
            yield return end;
        }
    }

    /// <summary>The letter with the accent, if the one stands over the other.</summary>
    private static Glyph? With(Glyph accent, Glyph letter) =>
        Combining.TryGetValue(accent.Text, out var combining) && letter.Text is [var only] && char.IsLetter(only)
        && (accent.X + accent.End) / 2 is var middle && middle > letter.X && middle < letter.End
        && Math.Abs(accent.Y - letter.Y) < 0.5 * letter.Size
            ? letter with { Text = (Base(letter.Text) + combining).Normalize(NormalizationForm.FormC) } : null;

    // An accent stands in for the dot.
    private static string Base(string letter) => letter is "ı" ? "i" : letter is "ȷ" ? "j" : letter;
}
