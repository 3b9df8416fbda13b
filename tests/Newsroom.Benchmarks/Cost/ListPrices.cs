namespace Newsroom.Benchmarks.Cost;

/// <summary>
/// List prices in US dollars, pay as you go, locally redundant storage, hot blobs. They were gathered from public pages other than
/// the vendor's price list, which shows numbers only to browsers; those without a
/// source are as commonly quoted. Check them before relying on a sum.
/// </summary>
internal sealed record ListPrices
{
    public static readonly ListPrices Current = new();

    public const string AsOf = "November 2026";

    public double TableRequests { get; init; } = 0.00036;
    public double BlobWrites { get; init; } = 0.055;
    public double BlobReads { get; init; } = 0.0044;
    public double QueueRequests { get; init; } = 0.004;
    public double TableGigabyte { get; init; } = 0.045;
    public double BlobGigabyte { get; init; } = 0.0208;
    public double GigabyteSecond { get; init; } = 0.000026;
    public double FreeGigabyteSeconds { get; init; } = 100_000;
    public double MillionExecutions { get; init; } = 0.40;
    public double FreeExecutions { get; init; } = 250_000;

    /// <summary>The least that an execution is billed for.</summary>
    public double MinSeconds { get; init; } = 1;

    public double MillionCharacters { get; init; } = 10;
    public double TrafficGigabyte { get; init; } = 0.087;
    public double FreeTraffic { get; init; } = 100;

    /// <summary>What is written beside each price: its unit, and where it was found.</summary>
    public IReadOnlyList<(string What, double Price, string Unit, string Source)> Table =>
        [
            ("Table Storage, requests", TableRequests, "10,000", "as commonly quoted"),
            (
                "Blob Storage, writes and listings",
                BlobWrites,
                "10,000",
                "derived from an example in Microsoft's documentation; other pages have 0.05"),
            ("Blob Storage, other requests", BlobReads, "10,000", "as commonly quoted; other pages have 0.004"),
            ("Queue Storage, requests", QueueRequests, "10,000", "as commonly quoted"),
            ("Table Storage", TableGigabyte, "GB and month", "as commonly quoted"),
            ("Blob Storage", BlobGigabyte, "GB and month", "as commonly quoted; other regions have 0.018"),
            (
                "Functions, Flex Consumption: running",
                GigabyteSecond,
                $"GB-second beyond {FreeGigabyteSeconds:N0} a month, {MinSeconds:0} s at least",
                "modal.com, May 2025; the free part as commonly quoted"),
            (
                "Functions, Flex Consumption: executions",
                MillionExecutions,
                $"million beyond {FreeExecutions:N0} a month",
                "as commonly quoted"),
            (
                "Azure Translator, S1",
                MillionCharacters,
                "million characters",
                "as commonly quoted; F0 has two million a month free"),
            ("Traffic to the internet", TrafficGigabyte, $"GB beyond {FreeTraffic:0} a month", "c3x.dev"),
        ];

    /// <summary>What else one could pay for: a month, and what is in it.</summary>
    public static IReadOnlyList<(string What, string Month, string Remark)> Others =>
        [
            (
                "Azure AI Search, Basic; S1",
                "73; 245",
                "search alone, a search unit (Microsoft, September 2026; S1 as commonly quoted)"),
            (
                "WordPress: WP Engine Startup, with WPML (99 € a year) and The Events Calendar Pro (about 100 a year)",
                "about 42",
                "25,000 visits, 2 dollars for each further thousand; translation apart, 0.75 to 1.50 € for a thousand words into a language"
            ),
            (
                "Strapi Cloud: Essential; Pro",
                "about 18; 75",
                "100,000; a million requests; translation, search and calendars apart"),
        ];
}
