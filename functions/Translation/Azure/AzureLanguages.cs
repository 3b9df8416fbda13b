using System.Collections.Frozen;

namespace Newsroom.Translation.Azure;

/// <summary>The languages of Azure Translator that have an ISO 639-1 code.</summary>
internal static class AzureLanguages
{
    private static readonly FrozenSet<string> Codes =
        """
        af am ar as az ba be bg bn bo bs ca cs cy da de dv el en es et eu fa fi fj fo fr ga gl gu ha he hi hr ht hu hy
        id ig is it iu ja ka kk km kn ko ku ky ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl no ny or pa pl ps pt ro
        ru rw sd si sk sl sm sn so sq sr st sv sw ta te th ti tk tn to tr tt ty ug uk ur uz vi xh yo zh zu
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string language) => Codes.Contains(language);

    /// <summary>The code that the service expects: for a language of several scripts, with one of them.</summary>
    public static string ServiceCode(string language) => language switch
    {
        "zh" => "zh-Hans",
        "sr" => "sr-Cyrl",
        "mn" => "mn-Cyrl",
        _ => language,
    };
}
