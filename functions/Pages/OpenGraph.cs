using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>The properties of the Open Graph protocol (https://ogp.me), from which programs make the preview of a page.</summary>
internal static class OpenGraph
{
    public static IEnumerable<(string Property, string Content)> Of(PageContext context, PageHead head)
    {
        yield return ("og:type", head.Article is null ? "website" : "article");
        yield return ("og:title", head.Title);
        yield return ("og:url", context.Absolute(head.Path));
        yield return ("og:site_name", context.Site.Title);
        if (head.Description is { Length: > 0 } description)
        {
            yield return ("og:description", description);
        }

        if (Locale(context.Language) is { } locale)
        {
            yield return ("og:locale", locale);
        }

        foreach (var other in head.Alternates.Where(alternate => alternate.Language != context.Language))
        {
            if (Locale(other.Language) is { } alternate)
            {
                yield return ("og:locale:alternate", alternate);
            }
        }

        foreach (var property in Of(context, head.Picture).Concat(Of(head.Article)))
        {
            yield return property;
        }
    }

    private static IEnumerable<(string Property, string Content)> Of(PageContext context, PublicPicture? picture)
    {
        if (picture is null)
        {
            yield break;
        }

        yield return ("og:image", context.Absolute(picture.Url));
        if (picture.Type is not null)
        {
            yield return ("og:image:type", picture.Type);
        }

        if (picture is { Width: { } width, Height: { } height })
        {
            // The address is that of one width; the size says the proportions.
            var shown = picture.Sizes.LastOrDefault(size => size.Url == picture.Url)?.Width ?? width;
            yield return ("og:image:width", Number(shown));
            yield return ("og:image:height", Number((int)Math.Round((double)height * shown / width)));
        }

        if (picture.Alt is not null)
        {
            yield return ("og:image:alt", picture.Alt);
        }
    }

    private static IEnumerable<(string Property, string Content)> Of(Edition? article)
    {
        if (article is null)
        {
            yield break;
        }

        yield return ("article:published_time", Time(article.Published));
        yield return ("article:modified_time", Time(article.Updated));
        foreach (var tag in article.Tags)
        {
            yield return ("article:tag", tag);
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The protocol wants a territory: the one where most readers of the language are by the locale data (CLDR).</summary>
    private static string? Locale(string language) => language == LanguageCode.Undetermined ? null
        : CultureInfo.CreateSpecificCulture(language).Name.Split('-') is [var code, .., var territory] ? $"{code}_{territory}" : null;
}
