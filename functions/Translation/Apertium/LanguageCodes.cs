using System.Collections.Frozen;

namespace Newsroom.Translation.Apertium;

/// <summary>Mode names mix ISO 639-3 and 639-1; the rest of the app speaks 639-1.</summary>
internal static class LanguageCodes
{
    private static readonly FrozenDictionary<string, string> _short = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["afr"] = "af", ["ara"] = "ar", ["arg"] = "an", ["bel"] = "be", ["bos"] = "bs", ["bre"] = "br", ["bul"] = "bg", ["cat"] = "ca",
        ["ces"] = "cs", ["cym"] = "cy", ["dan"] = "da", ["deu"] = "de", ["ell"] = "el", ["eng"] = "en", ["epo"] = "eo", ["est"] = "et",
        ["eus"] = "eu", ["fao"] = "fo", ["fin"] = "fi", ["fra"] = "fr", ["gle"] = "ga", ["glg"] = "gl", ["hbs"] = "sh", ["heb"] = "he",
        ["hin"] = "hi", ["hrv"] = "hr", ["hun"] = "hu", ["ind"] = "id", ["isl"] = "is", ["ita"] = "it", ["kaz"] = "kk", ["kir"] = "ky",
        ["lav"] = "lv", ["lit"] = "lt", ["mar"] = "mr", ["mkd"] = "mk", ["mlt"] = "mt", ["msa"] = "ms", ["nld"] = "nl", ["nno"] = "nn",
        ["nob"] = "nb", ["oci"] = "oc", ["pes"] = "fa", ["pol"] = "pl", ["por"] = "pt", ["ron"] = "ro", ["rus"] = "ru", ["slk"] = "sk",
        ["slv"] = "sl", ["sme"] = "se", ["spa"] = "es", ["sqi"] = "sq", ["srd"] = "sc", ["srp"] = "sr", ["swe"] = "sv", ["tat"] = "tt",
        ["tur"] = "tr", ["ukr"] = "uk", ["urd"] = "ur", ["uzb"] = "uz",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Shorten(string code) => _short.GetValueOrDefault(code, code);
}
