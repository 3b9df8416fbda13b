using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// The encoding that a page declares in a <c>meta</c> or in the XML declaration. HTML wants it in the first 1,024 bytes; archives of the
/// web put scripts of their own before it.
/// </summary>
internal static partial class DeclaredCharset
{
    private const int Beginning = 1_024;
    private const int MaxSearched = 32_768;

    public static string? Find(ReadOnlySpan<byte> page) =>
        Find(page, Beginning) ?? (page.Length > Beginning ? Find(page, MaxSearched) : null);

    private static string? Find(ReadOnlySpan<byte> page, int length) =>
        Declaration().Match(Encoding.Latin1.GetString(page[..Math.Min(page.Length, length)])) is { Success: true } match
            ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*[""']?\s*(?<name>[a-z0-9_:.\-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Declaration();
}
