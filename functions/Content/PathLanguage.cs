using System.Collections.Frozen;

namespace Newsroom.Content;

/// <summary>
/// The languages that names of files and folders state. An article's id depends on these lists: codes may be added only where no path that
/// is in use today would become another article.
/// </summary>
internal static class PathLanguage
{
    /// <summary>Folder whose folders are languages (Hugo and others): <c>content/fr/summit.md</c>.</summary>
    private const string ContentFolder = "content";

    /// <summary>
    /// Codes that are no words: <c>how_to</c>, <c>user_id</c>, <c>budget_it</c>, <c>check_in</c>, <c>plan_no</c> state no language.
    /// </summary>
    private static readonly FrozenSet<string> Unmistakable =
        "fr en es pt de ar zh ja ko ru uk nl pl cs sv fi tr el he ro hu bg ca eu gl oc br cy ga fa ur hi bn vi th"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Languages with a region or a script. Of other pairs, some are words: <c>to-do</c>.</summary>
    private static readonly FrozenSet<string> Regional =
        """
        ar-ae ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ma ar-om ar-qa ar-sa ar-sy ar-tn ca-es cs-cz cy-gb da-dk de-at de-ch de-de de-lu el-cy
        el-gr en-au en-ca en-gb en-ie en-in en-nz en-uk en-us en-za es-419 es-ar es-bo es-cl es-co es-cr es-ec es-es es-gt es-mx es-pe
        es-us es-uy es-ve eu-es fa-ir fi-fi fr-be fr-ca fr-ch fr-fr fr-lu fr-ma fr-sn fr-tn ga-ie gl-es he-il hi-in hr-hr hu-hu id-id it-ch
        it-it ja-jp ko-kr nb-no nl-be nl-nl nn-no pl-pl pt-ao pt-br pt-mz pt-pt ro-md ro-ro ru-ru sk-sk sl-si sr-cyrl sr-latn sr-rs sv-fi
        sv-se th-th tr-tr uk-ua ur-pk vi-vn zh-cn zh-hans zh-hant zh-hk zh-sg zh-tw
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Takes the language off the end of a stem: <c>summit.fr</c>, <c>summit.pt-br</c>, <c>summit_fr</c>, <c>summit_FR</c>.
    /// </summary>
    public static (string Stem, string? Language) Split(string stem)
    {
        var slash = stem.LastIndexOf('/');
        var dot = stem.LastIndexOf('.');
        if (dot > slash + 1 && OfSuffix(stem[(dot + 1)..]) is { } language)
        {
            return (stem[..dot], language);
        }

        var underscore = stem.LastIndexOf('_');
        return underscore > slash + 1 && dot <= slash + 1 && OfWord(stem[(underscore + 1)..]) is { } word
            ? (stem[..underscore], word) : (stem, null);
    }

    /// <summary>Takes the folder of a language out of a stem: <c>content/fr/summit</c> → <c>content/summit</c>.</summary>
    public static (string Stem, string? Language) SplitFolder(string stem)
    {
        var parts = stem.Split('/');
        for (var i = 1; i < parts.Length - 1; i++)
        {
            if (parts[i - 1].Equals(ContentFolder, StringComparison.OrdinalIgnoreCase) && OfFolder(parts[i]) is { } language)
            {
                return (string.Join('/', parts.Where((_, at) => at != i)), language);
            }
        }

        return (stem, null);
    }

    private static string? OfSuffix(string suffix) =>
        suffix.Length == 2 || IsRegional(suffix) ? LanguageCode.Normalise(suffix) : null;

    private static string? OfFolder(string folder) => folder == "it" ? folder : OfWord(folder);

    // Of a word in mixed case it is not the code, but a part.
    private static string? OfWord(string word) =>
        IsRegional(word) || ((word.All(char.IsAsciiLetterLower) || word.All(char.IsAsciiLetterUpper))
            && Unmistakable.Contains(word.ToLowerInvariant()))
            ? LanguageCode.Normalise(word) : null;

    private static bool IsRegional(string code) => Regional.Contains(code.ToLowerInvariant().Replace('_', '-'));
}
