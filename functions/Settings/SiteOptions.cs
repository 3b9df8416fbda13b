using System.Globalization;
using System.Net;
using Newsroom.Content;
using NodaTime;

namespace Newsroom.Settings;

/// <summary>The settings of a site: configuration section <c>Newsroom</c> (environment variables <c>Newsroom__…</c>).</summary>
public sealed record SiteOptions
{
    public const string Section = "Newsroom";

    /// <summary>ISO 639-1 codes of the site's languages, the main one first. Every article is translated into those it lacks.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["fr", "en"];

    /// <summary>Name of the site, in feeds and on pages.</summary>
    public string Title { get; init; } = "Newsroom";

    /// <summary>The colour of links, buttons and the line on top of the pages, as <c>#rrggbb</c>; null for blue.</summary>
    public string? SiteColor { get; init; }

    /// <summary>Whether headings and texts have no serifs.</summary>
    public bool HasSansFont { get; init; }

    /// <summary>Public address of the site, without a slash at its end; null to use the address of each request.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>
    /// The hosts under which the site is known, such as <c>news.example.org</c> or <c>*.example.org</c>; empty for this machine's own.
    /// Requests with other hosts are answered with the first of these in addresses.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The addresses and networks of proxies whose <c>X-Forwarded-…</c> headers are believed.</summary>
    public IReadOnlyList<IPNetwork> KnownProxies { get; init; } = [];

    /// <summary>
    /// Goes into the ids of articles and events for programs that read several sites; null to use the one that is kept with the data.
    /// </summary>
    public string? SiteId { get; init; }

    /// <summary>
    /// The IANA zone that is assumed for hours of events whose zone is unknown; null to assume none.
    /// </summary>
    public string? TimeZone { get; init; }

    /// <summary>The WebSub hub that feeds name, and that is notified when they change; null for none.</summary>
    public Uri? WebSubHub { get; init; }

    /// <summary>Addresses that are called when something changes, beside those that are added by the API.</summary>
    public IReadOnlyList<Uri> Webhooks { get; init; } = [];

    /// <summary>What messages to <see cref="Webhooks"/> are signed with: <c>whsec_</c> and a key in base64; null for none.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Whether webhooks and the hub may have addresses that are not of the public internet.</summary>
    public bool NotifyPrivateAddresses { get; init; }

    /// <summary>The public address of the site without a slash at its end, where no request says it; null if it is not known.</summary>
    public string? PublicAddress => BaseUrl?.AbsoluteUri.TrimEnd('/')
        ?? (AllowedHosts.FirstOrDefault(host => !host.StartsWith('*')) is { } named ? $"https://{named}" : null);

    /// <summary>Max size of a file that is read, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 2 << 20;

    /// <summary>
    /// Where readers fetch files and pictures, without a slash at its end: a network that fetches them from the site (CDN). Null for the
    /// site itself.
    /// </summary>
    public Uri? FilesAddress { get; init; }

    /// <summary>The address before those of files, without a slash at its end.</summary>
    /// <param name="address">The site's.</param>
    public string FilesRoot(string address) => FilesAddress?.AbsoluteUri.TrimEnd('/') ?? address;

    /// <summary>Whether PDFs are articles that no article has as its file; else all are files.</summary>
    public bool PdfArticles { get; init; } = true;

    /// <summary>How long the triggers may take before <c>Reconcile</c> treats an upload as missed.</summary>
    public TimeSpan ReconcileAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Max number of characters sent to a translation engine in a calendar month; null for no limit.</summary>
    public long? TranslationBudget { get; init; }

    /// <summary>A machine translation with a larger percentage of doubtful sentences is held for review; null to publish all.</summary>
    public int? ReviewAbovePercent { get; init; }

    /// <summary>Whether a machine translation is held for review.</summary>
    public bool NeedsReview(TranslationEffort? effort) =>
        effort is { Flagged: var flagged, Sentences: var sentences } && flagged * 100L > sentences * (long?)ReviewAbovePercent;

    /// <summary>A digest of all settings: data built with other settings may differ from what this process would build.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">A setting is invalid. The message names it.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var defaults = new SiteOptions();
        return new SiteOptions
        {
            Languages = ReadLanguages(section[nameof(Languages)]) ?? defaults.Languages,
            Title = section[nameof(Title)] ?? defaults.Title,
            SiteColor = LookSettings.ReadColor(section[nameof(SiteColor)]),
            HasSansFont = LookSettings.ReadIsSans(section["SiteFont"]),
            BaseUrl = section[nameof(BaseUrl)] is { Length: > 0 } url ? new Uri(url.TrimEnd('/')) : null,
            AllowedHosts = HostSettings.ReadAllowedHosts(section[nameof(AllowedHosts)], configuration["WEBSITE_HOSTNAME"]),
            KnownProxies = HostSettings.ReadProxies(section[nameof(KnownProxies)]),
            SiteId = HostSettings.ReadSiteId(section[nameof(SiteId)]),
            TimeZone = ReadTimeZone(section[nameof(TimeZone)]),
            WebSubHub = ReadHub(section[nameof(WebSubHub)]),
            Webhooks = WebhookSettings.ReadAddresses(section),
            WebhookSecret = WebhookSettings.ReadSecret(section),
            NotifyPrivateAddresses = section.GetValue(nameof(NotifyPrivateAddresses), false),
            MaxFileBytes = section.GetValue(nameof(MaxFileBytes), defaults.MaxFileBytes),
            FilesAddress = ReadFilesAddress(section[nameof(FilesAddress)]),
            PdfArticles = section.GetValue(nameof(PdfArticles), true),
            ReconcileAfter = section.GetValue(nameof(ReconcileAfter), defaults.ReconcileAfter),
            TranslationBudget = ReadNumber(section, nameof(TranslationBudget), long.MaxValue),
            ReviewAbovePercent = (int?)ReadNumber(section, nameof(ReviewAbovePercent), 100),
            Fingerprint = FingerprintOf(section),
        };
    }

    private static string FingerprintOf(IConfigurationSection section) =>
        Digest.Of(string.Join('\n', section.AsEnumerable().OrderBy(setting => setting.Key, StringComparer.Ordinal)));

    private static string? ReadTimeZone(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : IsTimeZone(setting) ? setting
        : throw new InvalidOperationException(
            $"Newsroom__TimeZone: '{setting}' is not a name of the time-zone database, such as Europe/Paris.");

    // In a method of its own: without the setting, the time-zone database is not loaded.
    private static bool IsTimeZone(string name) => DateTimeZoneProviders.Tzdb.Ids.Contains(name);

    private static Uri? ReadHub(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting, UriKind.Absolute, out var hub) && hub.Scheme is "http" or "https" ? hub
        : throw new InvalidOperationException(
            $"Newsroom__WebSubHub: '{setting}' is not the address of a hub such as https://hub.example.org/.");

    private static Uri? ReadFilesAddress(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null
        : Uri.TryCreate(setting.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new InvalidOperationException(
            $"Newsroom__FilesAddress: '{setting}' is not an address such as https://files.example.org.");

    private static long? ReadNumber(IConfigurationSection section, string name, long max) =>
        string.IsNullOrWhiteSpace(section[name]) ? null
        : long.TryParse(section[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number
        : throw new InvalidOperationException($"Newsroom__{name}: '{section[name]}' is not a number from 0 to {max}.");

    private static List<string>? ReadLanguages(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? null : [.. setting
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(code => LanguageCode.Normalise(code) is { } language and not LanguageCode.Undetermined
                ? language
                : throw new InvalidOperationException(
                    $"Newsroom__Languages: '{code}' is not a language code of two letters, such as fr or en."))
            .Distinct()];
}
