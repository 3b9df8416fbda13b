using System.Text;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>Texts that the fields of a file state: formats with escapes can say what a text file can't hold.</summary>
internal static class StatedText
{
    private const int MaxAddressLength = 2000;

    /// <summary>The text on one line, without control characters and halves of characters; null where nothing is left.</summary>
    public static string? Line(string? written) => written is not null && Block.Line(Lines(written)) is { Length: > 0 } line ? line : null;

    /// <summary>The text with its lines, without control characters and halves of characters.</summary>
    public static string Lines(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var rune in written.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && !TextDecoder.IsUnwanted(rune))
            {
                _ = Rune.IsControl(rune) && rune.Value is not '\n' ? text.Append(' ') : text.Append(rune);
            }
        }

        return text.ToString();
    }

    /// <summary>The address of a page or file. Pages show addresses as links: they must not run a script.</summary>
    public static string? WebAddress(string? text) =>
        text?.Length <= MaxAddressLength && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? EncodedAddress.Of(text)
            : null;
}
