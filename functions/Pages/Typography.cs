using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>How headlines are set.</summary>
internal static partial class Typography
{
    /// <summary>French has spaces before some signs and inside quotation marks. Lines must not break there.</summary>
    public static string Headline(string text, string language) => language == "fr" ? FrenchSpace().Replace(text, "\u00a0") : text;

    [GeneratedRegex("(?<=«) | (?=[:;!?»%€])", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex FrenchSpace();
}
