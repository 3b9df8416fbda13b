using Newsroom.Content;

namespace Newsroom.Importing.WordPress;

/// <summary>The language of an item and its translations, as Polylang and WPML write them.</summary>
internal static class WordPressLanguage
{
    private const string LanguageParameter = "lang=";

    /// <summary>ISO 639-1; null if the item says nothing about it.</summary>
    public static string? Of(WordPressItem item) => LanguageCode.Normalise(
        item.Terms.FirstOrDefault(term => term.Domain == "language")?.Slug ?? item.Meta("_wpml_import_language_code"))
        ?? OfAddress(item.Link);

    /// <summary>What an item has in common with its translations; null if it has none.</summary>
    public static string? GroupOf(WordPressItem item) =>
        item.Terms.FirstOrDefault(term => term.Domain == "post_translations")?.Slug is { Length: > 0 } polylang
            ? $"{item.Type} pll {polylang}"
        : item.Meta("_wpml_import_translation_group") is { } wpml ? $"{item.Type} wpml {wpml}"
        : null;

    /// <summary>WPML writes the language into addresses: <c>/fr/title/</c>, <c>?lang=fr</c>.</summary>
    private static string? OfAddress(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var parameter = uri.Query.TrimStart('?').Split('&')
            .FirstOrDefault(part => part.StartsWith(LanguageParameter, StringComparison.Ordinal));
        return parameter is not null ? LanguageCode.Normalise(parameter[LanguageParameter.Length..])
            : uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [{ Length: 2 } first, _, ..]
            ? new BlobPath($"content/{first}/x.md").Language : null;
    }
}
