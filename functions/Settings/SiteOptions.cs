using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Settings;

/// <summary>The settings of a site: configuration section <c>Newsroom</c> (environment variables <c>Newsroom__…</c>).</summary>
public sealed record SiteOptions
{
    public const string Section = "Newsroom";

    /// <summary>Languages of the site as ISO 639-1 codes, the main one first. Every article is translated into those it lacks.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["fr", "en"];

    /// <summary>Name of the site, in feeds and on pages.</summary>
    public string Title { get; init; } = "Newsroom";

    /// <summary>Public address of the site, without a slash at its end; where absent, each request's own address is used.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The WebSub hub that feeds name, to which whoever runs the site tells what is new; null for none.</summary>
    public Uri? WebSubHub { get; init; }

    /// <summary>Largest file that is read, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 2 << 20;

    /// <summary>How long the triggers have before <c>Reconcile</c> takes an upload for forgotten.</summary>
    public TimeSpan ReconcileAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Characters that a translation engine is sent in a month of the calendar at most; null for any number.</summary>
    public long? TranslationBudget { get; init; }

    /// <summary>Of the sentences of a translation by machine, the percentage that may be doubtful: one of which more are is held for review. Null to publish every one.</summary>
    public int? ReviewAbovePercent { get; init; }

    /// <summary>Whether a translation by machine is held for review.</summary>
    public bool NeedsReview(TranslationEffort? effort) => effort is { Flagged: var flagged, Sentences: var sentences } && flagged * 100L > sentences * (long?)ReviewAbovePercent;

    /// <summary>Differs where any setting does: what was built with other settings is not what this process would build.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">A setting is not what it should be; the message names it.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var defaults = new SiteOptions();
        return new SiteOptions
        {
            Languages = ReadLanguages(section[nameof(Languages)]) ?? defaults.Languages,
            Title = section[nameof(Title)] ?? defaults.Title,
            BaseUrl = section[nameof(BaseUrl)] is { Length: > 0 } url ? new Uri(url.TrimEnd('/')) : null,
            WebSubHub = ReadHub(section[nameof(WebSubHub)]),
            MaxFileBytes = section.GetValue(nameof(MaxFileBytes), defaults.MaxFileBytes),
            ReconcileAfter = section.GetValue(nameof(ReconcileAfter), defaults.ReconcileAfter),
            TranslationBudget = ReadNumber(section, nameof(TranslationBudget), long.MaxValue),
            ReviewAbovePercent = (int?)ReadNumber(section, nameof(ReviewAbovePercent), 100),
            Fingerprint = Digest.Of(string.Join('\n', section.AsEnumerable().Order(Comparer<KeyValuePair<string, string?>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key))))),
        };
    }

    private static Uri? ReadHub(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting, UriKind.Absolute, out var hub) && hub.Scheme is "http" or "https" ? hub
        : throw new InvalidOperationException($"Newsroom__WebSubHub: '{setting}' is not the address of a hub such as https://hub.example.org/.");

    private static long? ReadNumber(IConfigurationSection section, string name, long most) =>
        string.IsNullOrWhiteSpace(section[name]) ? null
        : long.TryParse(section[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new InvalidOperationException($"Newsroom__{name}: '{section[name]}' is not a number from 0 to {most}.");

    private static List<string>? ReadLanguages(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null : [.. setting
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(code => LanguageCode.Normalise(code)
                ?? throw new InvalidOperationException($"Newsroom__Languages: '{code}' is not a language code of two letters, such as fr or en."))
            .Distinct()];
}
