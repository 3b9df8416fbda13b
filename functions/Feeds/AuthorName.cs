using System.Text.RegularExpressions;

namespace Newsroom.Feeds;

/// <summary>The name of an author for feeds: without e-mail addresses, which programs collect there.</summary>
internal static partial class AuthorName
{
    /// <summary>The name; null if nothing visible is left.</summary>
    public static string? Of(string? author)
    {
        var name = author is null ? null : Spaces().Replace(Address().Replace(author, " "), "").Trim(' ', ',', ';', '–', '-');
        return FeedXml.Visible(name);
    }

    [GeneratedRegex(@"[<(\[]?\s*(?:mailto:)?[^\s<>()\[\],;@]{1,64}@[^\s<>()\[\],;@]{1,255}\s*[>)\]]?")]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+(?=[\s,;]|$)")]
    private static partial Regex Spaces();
}
