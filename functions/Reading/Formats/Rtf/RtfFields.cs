using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>What fields say.</summary>
internal static partial class RtfFields
{
    /// <summary>The address of a link; null for another field.</summary>
    public static string? Link(string instruction) =>
        Hyperlink().Match(instruction) is { Success: true } match ? match.Groups["address"].Value : null;

    [GeneratedRegex(@"^\s*HYPERLINK\s+""?(?<address>[^""\s\\]{1,2000})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Hyperlink();
}
