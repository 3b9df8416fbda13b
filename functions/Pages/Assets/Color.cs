using System.Globalization;

namespace Newsroom.Pages.Assets;

/// <summary>A colour of the sRGB space, each part from 0 to 255.</summary>
internal readonly record struct Color(int Red, int Green, int Blue)
{
    /// <summary>Steps from a colour to black or white: each changes the contrast by a little.</summary>
    private const int Steps = 100;

    public static Color Black => new(0, 0, 0);

    public static Color White => new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static Color Parse(string text) => new(Part(text, 1), Part(text, 3), Part(text, 5));

    /// <summary>From 1, none, to 21, black and white (WCAG 2.2, contrast ratio).</summary>
    public static double Contrast(Color one, Color other)
    {
        var (lighter, darker) = (Math.Max(one.Luminance, other.Luminance), Math.Min(one.Luminance, other.Luminance));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /// <summary>This colour, or the shade nearest to it on the way to another one that has enough contrast.</summary>
    /// <param name="ground">What it stands on.</param>
    /// <param name="min">The contrast.</param>
    /// <param name="end">Black or white, which has enough.</param>
    public Color Readable(Color ground, double min, Color end)
    {
        for (var step = 0; step < Steps; step++)
        {
            if (Mix(end, step) is var shade && Contrast(shade, ground) >= min)
            {
                return shade;
            }
        }

        return end;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private Color Mix(Color end, int step) => new(Mix(Red, end.Red, step), Mix(Green, end.Green, step), Mix(Blue, end.Blue, step));

    private static int Mix(int from, int to, int step) => from + (to - from) * step / Steps;

    private static double Linear(int part) =>
        part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static int Part(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
