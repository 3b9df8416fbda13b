using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Newsroom.Content;
using Newsroom.Http.Problems;

namespace Newsroom.Http;

/// <summary>
/// Cursors: where the next page of a list begins. A cursor ends with a digest of its position, the address and the filters of its list, so
/// that a damaged one and one of another list are refused, and not answered with an empty or a wrong page.
/// </summary>
internal static class PageCursor
{
    private const string Parameter = "cursor";
    private const int MaxLength = 4000;
    private const int DigestLength = 12;

    /// <summary>The parameters that decide which items a list has, and in which order.</summary>
    private static readonly string[] Filters =
    [
        "cancelled", "from", "kind", "online", "org", "place", "precision", "q", "sort", "state", "tag", "to", "words", "year",
    ];

    /// <summary>The position in a list that the <c>next</c> of an earlier response stands for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="language">The language of the list; <c>all</c> or empty if it is not of one language.</param>
    /// <exception cref="ProblemException">The cursor is damaged, or of another list.</exception>
    public static string? Cursor(this HttpRequest request, string language)
    {
        if (request.Text(Parameter, MaxLength) is not { } text)
        {
            return null;
        }

        var end = text.Length - DigestLength;
        return end > 0 && Decode(text[..end]) is { Length: > 0 } position && request.ToCursor(position, language) == text
            ? position
            : throw ProblemException.BadRequest(
                "'cursor' is the 'next' of an earlier answer, unchanged, to the same address with the same language and filters.");
    }

    /// <summary>The cursor of a position in the list that is requested.</summary>
    /// <inheritdoc cref="Cursor(HttpRequest, string)"/>
    public static string ToCursor(this HttpRequest request, string position, string language)
    {
        var list = string.Join('\n', Filters.Select(name => $"{name}={request.Query[name]}"));
        var digest = Digest.Of($"{request.Path}\n{language}\n{list}\n{position}")[..DigestLength];
        return WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(position)) + digest;
    }

    private static string? Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
