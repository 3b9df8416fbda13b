namespace Newsroom.Content;

/// <summary>Where links of an article may lead: to the web, to a mail address, to a telephone number.</summary>
internal static class LinkSchemes
{
    public static IReadOnlySet<string> Allowed { get; } =
        new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase);

    public static bool Allow(Uri address) => Allowed.Contains(address.Scheme);
}
