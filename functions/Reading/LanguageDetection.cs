using Lingua;
using Newsroom.Settings;

namespace Newsroom.Reading;

/// <summary>Tells the language of a text, among the site's languages and the world's most written ones.</summary>
public sealed class LanguageDetection(SiteOptions site)
{
    private const int Enough = 600;

    private static readonly string[] Common = ["fr", "en", "es", "pt", "it", "de", "ar", "nl", "ru", "zh", "tr"];

    // Its models take 13 MB and half a second: loaded when the first text is read that does not state its language.
    private readonly Lazy<LanguageDetector> _detector = new(() => LanguageDetectorBuilder
        .FromLanguages([.. site.Languages.Concat(Common).Distinct().Select(ToLingua).OfType<Language>()])
        .WithLowAccuracyMode()
        .Build());

    /// <summary>The language as an ISO 639-1 code, or null where it can't be told.</summary>
    public string? Detect(string text)
    {
        var sample = text.Length <= Enough ? text : text[..Enough];
        var language = _detector.Value.DetectLanguageOf(sample);
        return language == Language.Unknown ? null : LanguageInfo.IsoCode6391(language).ToString().ToLowerInvariant();
    }

    private static Language? ToLingua(string code) =>
        Enum.TryParse<IsoCode6391>(code, ignoreCase: true, out var iso) ? LanguageInfo.GetByIsoCode6391(iso) : null;
}
