using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom;

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
            Fingerprint = TableKey.Digest(string.Join('\n', section.AsEnumerable().Order(Comparer<KeyValuePair<string, string?>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key))))),
        };
    }

    private static Uri? ReadHub(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting, UriKind.Absolute, out var hub) && hub.Scheme is "http" or "https" ? hub
        : throw new InvalidOperationException($"Newsroom__WebSubHub: '{setting}' is not the address of a hub such as https://hub.example.org/.");

    private static List<string>? ReadLanguages(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null : [.. setting
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(code => LanguageCode.Normalise(code)
                ?? throw new InvalidOperationException($"Newsroom__Languages: '{code}' is not a language code of two letters, such as fr or en."))
            .Distinct()];
}
