using System.Collections.Frozen;
using System.Globalization;

namespace Newsroom.Content;

/// <summary>Languages as ISO 639-1 codes in lower case.</summary>
internal static class LanguageCode
{
    /// <summary>Of a text whose language can't be told (ISO 639-2).</summary>
    public const string Undetermined = "und";

    /// <summary>Fixed, not taken from the machine's locale data: an article's id depends on it.</summary>
    private static readonly FrozenSet<string> Iso6391 =
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
        fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko
        kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
        pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk
        ur uz ve vi vo wa wo xh yi yo za zh zu
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The code in its usual form (<c>FR</c>, <c>fr-CA</c> → <c>fr</c>; also <c>und</c>), or null if it is not a language code.
    /// </summary>
    public static string? Normalise(string? code)
    {
        var primary = code?.Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary is not null && (Iso6391.Contains(primary) || primary == Undetermined) ? primary : null;
    }

    /// <summary>The language's name in English, for messages to editors.</summary>
    public static string EnglishName(string code) =>
        code == Undetermined ? "an undetermined language" : CultureInfo.GetCultureInfo(code).EnglishName;

    /// <summary>The language's own name, which its readers look for: <c>français</c>.</summary>
    public static string NativeName(string code) => code == Undetermined ? code : CultureInfo.GetCultureInfo(code).NativeName;
}
