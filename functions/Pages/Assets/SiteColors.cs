namespace Newsroom.Pages.Assets;

/// <summary>
/// The colour of an organisation as the style sheet has it: as it is where it is only decoration; darker by day or lighter by night where
/// text is written in it or on it, as far as it has to be.
/// </summary>
/// <param name="Brand">As it is set.</param>
/// <param name="Day">For links and buttons on a light ground.</param>
/// <param name="Night">The same on a dark ground.</param>
internal sealed record SiteColors(Color Brand, Color Day, Color Night)
{
    /// <summary>Of texts (WCAG 2.2, 1.4.3, level AA).</summary>
    private const double MinContrast = 4.5;

    /// <summary>The darkest ground of the day and the lightest of the night: <c>--raised</c> of the style sheet.</summary>
    private static readonly (Color Day, Color Night) Ground = (Color.Parse("#f4f5f7"), Color.Parse("#1e2228"));

    /// <summary>What is written on the colour by night: <c>--page</c> of the style sheet.</summary>
    private const string OnNight = "#14171b";

    /// <param name="color">Such as <c>#0a55c4</c>.</param>
    public static SiteColors Of(string color)
    {
        var brand = Color.Parse(color);
        return new(
            brand, brand.Readable(Ground.Day, MinContrast, Color.Black), brand.Readable(Ground.Night, MinContrast, Color.White));
    }

    /// <summary>The rules of the style sheet that replace its own colours. On paper all is black.</summary>
    public string Rules =>
        $"@media screen{{:root{{--brand:{Brand};--accent:{Day};--on-accent:{Color.White}}}}}\n"
        + $"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{Night};--on-accent:{OnNight}}}}}\n";
}
