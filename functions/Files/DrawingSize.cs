using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Newsroom.Content;

namespace Newsroom.Files;

/// <summary>The size of a drawing (SVG 2, 8.12), so that pages know its proportions before it comes.</summary>
public static partial class DrawingSize
{
    private const int Max = 10_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>Width and height, or numbers of the same proportions; null if the drawing does not say them.</summary>
    public static (int Width, int Height)? Of(ReadOnlyMemory<byte> drawing)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(drawing.ToArray(), writable: false), Settings);
            reader.MoveToContent();
            var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            return InPixels(reader.GetAttribute("width"), reader.GetAttribute("height"))
                ?? (box.Length == 4 ? InPixels(box[2], box[3]) : null);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static (int Width, int Height)? InPixels(string? width, string? height) =>
        Length(width) is { } w && Length(height) is { } h ? (w, h) : null;

    private static int? Length(string? written) => Number().Match(written ?? "") is { Success: true } match
        && double.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Round(number) is >= 1 and <= Max and var rounded
            ? (int)rounded : null;

    [GeneratedRegex(
        @"^\s*(?<number>[0-9]*\.?[0-9]+)(px)?\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Number();
}
