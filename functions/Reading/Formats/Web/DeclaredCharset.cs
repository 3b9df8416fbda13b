using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// The encoding that a page declares in its first 1,024 bytes, where HTML wants it: in a <c>meta</c> or in the XML declaration.
/// </summary>
internal static partial class DeclaredCharset
{
    private const int MaxSearched = 1_024;

    public static string? Find(ReadOnlySpan<byte> page) =>
        Declaration().Match(Encoding.Latin1.GetString(page[..Math.Min(page.Length, MaxSearched)])) is { Success: true } match
            ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[""']?\s*(?<name>[a-z0-9_:.\-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Declaration();
}
