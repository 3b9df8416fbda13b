using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Http;

/// <summary>What requests say, or a problem that names the parameter and what it can be.</summary>
internal static class RequestReading
{
    /// <summary>The value of a query parameter; null where it is absent or empty.</summary>
    public static string? Text(this HttpRequest request, string name, int longest = 500) =>
        request.Query[name].ToString() is not { Length: > 0 } value ? null
        : value.Length <= longest ? value
        : throw ProblemException.BadRequest($"'{name}' has {value.Length} characters; at most {longest} are allowed.");

    public static int Limit(this HttpRequest request, int standard, int most) =>
        request.Text("limit") is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit
        : throw ProblemException.BadRequest($"'limit' is a whole number from 1 to {most}.");

    public static DateOnly? Day(this HttpRequest request, string name) =>
        request.Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw ProblemException.BadRequest($"'{name}' is a day such as 2026-03-31.");

    public static T? Choice<T>(this HttpRequest request, string name)
        where T : struct, Enum =>
        request.Text(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text[0]) ? value
        : throw ProblemException.BadRequest($"'{name}' is one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    /// <summary>Whether something is wanted: <c>true</c> or <c>false</c>, the latter where nothing is said.</summary>
    public static bool Flag(this HttpRequest request, string name) =>
        request.Text(name) is { } text && (bool.TryParse(text, out var value) ? value : throw ProblemException.BadRequest($"'{name}' is true or false."));

    /// <summary>The filters that lists and feeds of editions share.</summary>
    public static EditionFilter EditionFilter(this HttpRequest request)
    {
        var filter = new EditionFilter(request.Text("tag"), request.Choice<EditionKind>("kind"), request.Day("from"), request.Day("to"), request.Text("org"), request.Text("place"));
        return filter.To < filter.From ? throw ProblemException.BadRequest("'to' is before 'from'.") : filter;
    }

    /// <summary>The place in a list that an earlier answer's <c>next</c> stands for.</summary>
    public static string? Cursor(this HttpRequest request)
    {
        if (request.Text("cursor", longest: 4000) is not { } text)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)) is { Length: > 0 } cursor && !cursor.Any(char.IsControl)
                ? cursor : throw new FormatException();
        }
        catch (FormatException)
        {
            throw ProblemException.BadRequest("'cursor' is the 'next' of an earlier answer, unchanged.");
        }
    }

    public static string ToCursor(string place) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(place));

    /// <summary>The language asked for: <c>lang</c>, else the best of <c>Accept-Language</c> among the site's, else the site's first.</summary>
    public static string Language(this HttpRequest request, SiteOptions site)
    {
        if (request.Text("lang") is { } text)
        {
            return Language(text);
        }

        // The answer is that of one address for several languages, and has to say so.
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return request.AcceptedLanguage(site) ?? site.Languages[0];
    }

    public static string Language(string text) =>
        LanguageCode.Normalise(text) ?? throw ProblemException.BadRequest($"'{text}' is not a language code such as fr or en.");

    /// <summary>Address of the site as its readers know it.</summary>
    public static string Site(this HttpRequest request, SiteOptions site) =>
        site.BaseUrl?.ToString().TrimEnd('/') ?? UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase).TrimEnd('/');

    /// <summary>The best of <c>Accept-Language</c> among the site's languages; null where it is none of them.</summary>
    public static string? AcceptedLanguage(this HttpRequest request, SiteOptions site) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(accepted => accepted.Quality ?? 1)
        .Where(accepted => accepted.Quality is not 0)
        .Select(accepted => LanguageCode.Normalise(accepted.Value.Value))
        .FirstOrDefault(language => language is not null && site.Languages.Contains(language));
}
