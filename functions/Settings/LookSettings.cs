using System.Text.RegularExpressions;

namespace Newsroom.Settings;

/// <summary>Settings of how the pages look.</summary>
internal static partial class LookSettings
{
    /// <summary>A colour in six hexadecimal digits and small letters, with the sign: nothing else gets into the style sheet.</summary>
    /// <exception cref="InvalidOperationException">It is not a colour.</exception>
    public static string? ReadColor(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        var written = setting.Trim().ToLowerInvariant();
        return !Hexadecimal().IsMatch(written)
            ? throw new InvalidOperationException($"Newsroom__SiteColor: '{setting}' is not a colour such as #0a55c4.")
            : written.Length == 7 ? written : $"#{string.Concat(written[1..].Select(digit => new string(digit, 2)))}";
    }

    /// <summary>Whether headings and texts have no serifs.</summary>
    /// <exception cref="InvalidOperationException">It is another font.</exception>
    public static bool ReadIsSans(string? setting) => (setting ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "serif" => false,
        "sans" => true,
        _ => throw new InvalidOperationException($"Newsroom__SiteFont: '{setting}' is neither serif nor sans."),
    };

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
