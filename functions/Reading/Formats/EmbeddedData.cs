using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Pictures that are written into a text as data (RFC 2397). They become files inside the upload, named by their number in it, so that
/// they are found again. Small ones are pixels and icons of pages, and go with what is no picture.
/// </summary>
internal static partial class EmbeddedData
{
    private const string Encoding = ";base64,";
    private const int MinLength = 2_000;

    /// <summary>The text with references to the pictures.</summary>
    /// <param name="text">The text.</param>
    /// <param name="embedded">Takes the pictures.</param>
    /// <param name="cut">Takes what goes; null for what may stay as it is.</param>
    public static string Take(string text, ICollection<EmbeddedFile> embedded, ICollection<string>? cut)
    {
        if (!text.Contains(Encoding, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var number = 0;
        return Data().Replace(text, match =>
        {
            if (Read(match, ++number) is { } picture)
            {
                embedded.Add(picture);
                return EmbeddedFile.ReferenceTo(picture.Name);
            }

            cut?.Add($"{match.Value[..match.Value.IndexOf(',', StringComparison.Ordinal)]} ({match.Length:N0} characters)");
            return cut is null ? match.Value : "";
        });
    }

    /// <summary>The picture of a name; null if there is none.</summary>
    public static ReadOnlyMemory<byte>? Extract(string text, string name)
    {
        var number = 0;
        return Data().Matches(text).Select(match => (Match: match, Number: ++number))
            .Where(found => Name(found.Match, found.Number) == name).Select(found => Read(found.Match, found.Number)?.Content)
            .FirstOrDefault();
    }

    private static string Name(Match match, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"picture-{number}.{match.Groups["kind"].Value.ToLowerInvariant()}");

    private static EmbeddedFile? Read(Match match, int number)
    {
        var data = match.Groups["data"].Value;
        if (data.Length < MinLength || !match.Groups["kind"].Success)
        {
            return null;
        }

        try
        {
            return new EmbeddedFile(Name(match, number), Convert.FromBase64String(data.Replace('-', '+').Replace('_', '/')));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"data:(?:image/(?<kind>png|jpeg|jpg|gif|webp|avif)|[a-z]{1,20}/[a-z0-9.+-]{1,80});base64,(?<data>[A-Za-z0-9+/=_-]*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Data();
}
