using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http.Problems;
using Newsroom.Settings;

namespace Newsroom.Http;

/// <summary>
/// The parameters of requests. An invalid one is a <see cref="ProblemException"/> that names the parameter and says what is allowed.
/// </summary>
internal static class RequestParameters
{
    private const int DefaultMaxLength = 500;

    /// <summary>The max length of a blob name in Azure Storage.</summary>
    private const int MaxPathLength = 1024;

    /// <summary>The value of a query parameter; null if it is absent or empty.</summary>
    public static string? Text(this HttpRequest request, string name, int maxLength = DefaultMaxLength) =>
        request.Query[name].ToString() is not { Length: > 0 } value ? null
        : value.Length <= maxLength ? value
        : throw ProblemException.BadRequest($"'{name}' has {value.Length} characters; at most {maxLength} are allowed.");

    /// <summary>The path of an upload.</summary>
    public static string? UploadPath(this HttpRequest request) => request.Text("path", MaxPathLength);

    public static int Limit(this HttpRequest request, int defaultLimit, int maxLimit) =>
        request.Text("limit") is not { } text ? defaultLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= maxLimit ? limit
        : throw ProblemException.BadRequest($"'limit' is a whole number from 1 to {maxLimit}.");

    public static DateOnly? Day(this HttpRequest request, string name) =>
        request.Text(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw ProblemException.BadRequest($"'{name}' is a day such as 2026-03-31.");

    public static T? Choice<T>(this HttpRequest request, string name)
        where T : struct, Enum =>
        request.Text(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsDigit(text[0]) ? value
        : throw ProblemException.BadRequest($"'{name}' is one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");

    /// <summary><c>true</c> or <c>false</c>; false if it is absent.</summary>
    public static bool Flag(this HttpRequest request, string name) =>
        request.Text(name) is { } text
        && (bool.TryParse(text, out var value) ? value : throw ProblemException.BadRequest($"'{name}' is true or false."));

    /// <summary>The filters that lists and feeds of editions share.</summary>
    public static EditionFilter EditionFilter(this HttpRequest request)
    {
        var filter = new EditionFilter(
            request.Text("tag"),
            request.Choice<EditionKind>("kind"),
            request.Day("from"),
            request.Day("to"),
            request.Text("org"),
            request.Text("place"));
        return filter.To < filter.From ? throw ProblemException.BadRequest("'to' is before 'from'.") : filter;
    }

    /// <summary>
    /// The requested language: <c>lang</c>, else the best of <c>Accept-Language</c> among the site's languages, else the site's first.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="site">The settings of the site.</param>
    /// <param name="preferred">What comes before <c>Accept-Language</c>; null for nothing.</param>
    public static string Language(this HttpRequest request, SiteOptions site, string? preferred = null) =>
        request.Text("lang") is { } text ? Language(text) : preferred ?? request.AcceptedLanguage(site) ?? site.Languages[0];

    public static string Language(string text) =>
        LanguageCode.Normalise(text) ?? throw ProblemException.BadRequest($"'{text}' is not a language code such as fr or en.");

    /// <summary>
    /// The best of <c>Accept-Language</c> among the site's languages; null if there is none. The response then varies with this header.
    /// </summary>
    public static string? AcceptedLanguage(this HttpRequest request, SiteOptions site)
    {
        CommonHeaders.DependsOnLanguage(request.HttpContext);
        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Where(accepted => accepted.Quality is not 0)
            .Select(accepted => LanguageCode.Normalise(accepted.Value.Value))
            .FirstOrDefault(language => language is not null && site.Languages.Contains(language));
    }
}
