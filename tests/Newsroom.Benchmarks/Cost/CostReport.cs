using System.Globalization;
using System.Text;

namespace Newsroom.Benchmarks.Cost;

/// <summary>The page <c>infra/COST.md</c>.</summary>
/// <param name="counted">What was counted.</param>
/// <param name="model">What follows from it.</param>
/// <param name="prices">What it is billed at.</param>
/// <param name="size">How many articles were counted.</param>
internal sealed class CostReport(Counted counted, CostModel model, ListPrices prices, int size)
{
    /// <summary>Articles that are new in a month, of those that there are: one in twenty.</summary>
    private const int NewOf = 20;

    public static readonly IReadOnlyList<Site> Sites =
    [
        .. from articles in new[] { 1_000, 10_000, 100_000 }
        from reads in new[] { 100_000L, 10_000_000L }
        select new Site(articles, articles / NewOf, reads),
    ];

    public override string ToString()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # What it costs

            Written by `dotnet run -c Release --project tests/Newsroom.Benchmarks -- cost`, which publishes {size} articles in French and English, counts the requests of every function, and multiplies them by list
            prices in US dollars ({ListPrices.AsOf}, gathered from public pages, not asked of the vendor: see below). **No bill has been compared with this: nothing was deployed yet.**

            ## A month

            Of the articles, each in two languages, one in {NewOf} is new in the month. No cache stands before the app; feeds, calendars and lists let one keep them for a minute, and what it answers costs nothing here.

            | articles | reads | storage requests | stored | executions | running | traffic | **without translation** | translation (S1) |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var site in Sites)
        {
            var month = model.Of(site);
            page.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {site.Articles:N0} | {site.Reads:N0} | {Money(month.Requests)} | {Money(month.Stored)} | {Money(month.Executions)} "
                    + $"| {Money(month.Running)} | {Money(month.Traffic)} | **{Money(month.Total - month.Translation)}** | "
                    + $"{Money(month.Translation)} |");
        }

        page.Append(CultureInfo.InvariantCulture, $"""

            *Running* is what is paid for most: an instance of {CostModel.InstanceMemory:0} GB is billed while anything runs on it, for a second at least. `MergeIndex` and `Reconcile`, together each minute, take {Share(
                0
            )} of the month
            alone, 100,000 reads spread evenly over it {Share(100_000)}, ten million {Share(
                10_000_000
            )}, as almost every second has one. Reads that come together cost less, a cache before the app saves most of it, and
            so does `instanceMemoryMB: 512` (a quarter), which has not been tried. At ten million reads an instance with a fixed price can be cheaper.

            Putting articles in, once:

            | articles | storage requests | translation (S1) |
            | --- | --- | --- |

            """);
        foreach (var articles in Sites.Select(site => site.Articles).Distinct())
        {
            var (requests, translation) = model.Import(articles);
            page.AppendLine(CultureInfo.InvariantCulture, $"| {articles:N0} | {Money(requests)} | {Money(translation)} |");
        }

        page.Append(CultureInfo.InvariantCulture, $"""

            ## What else one could pay for

            | | dollars a month | |
            | --- | --- | --- |

            """);
        foreach (var (what, month, remark) in ListPrices.Others)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {month} | {remark} |");
        }

        page.Append(CultureInfo.InvariantCulture, $"""

            ## What was counted

            | | Table Storage | Blob Storage: writes and listings | other | Queue Storage |
            | --- | --- | --- | --- | --- |
            {Row("an article: read, published, translated, merged into the index", counted.Article)}
            {Row("a read, on an instance that is awake", counted.Read)}
            {Row("a run of `MergeIndex` that finds nothing", counted.Merge)}
            {Row(
                "a run of `Reconcile` that finds nothing, and a page of the ledger for 1,000 and of the container for 5,000 files more",
                counted.Reconcile
            )}

            An article has {counted.Characters:N0} characters to translate, {counted.BlobBytes
                / 1000:0.0} KB in blobs and {counted.TableBytes
                / 1000:0.0} KB in tables, the search index among them. An answer has {counted.AnswerBytes
                / 1000:0.0} KB (Brotli; of a thousand reads of
            feeds, calendars, lists, searches, articles and pages, in which some ask whether anything has changed).

            Not in it: what the Functions host asks of storage for itself, but for looking at three queues each second while it is awake; Event Grid (100,000 events a month are free); logs and metrics (5 GB a month are free,
            and `infra/` stops at one a day); old versions and deleted files, which are kept for some days; Front Door and Cosmos DB, where they are wanted.

            ## Prices

            | | dollars | for each | from |
            | --- | --- | --- | --- |

            """);
        foreach (var (what, price, unit, source) in prices.Table)
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {price:0.######} | {unit} | {source} |");
        }

        return page.ToString();
    }

    private string Share(long reads) =>
        (model.Of(new Site(0, 0, reads)).AwakeSeconds / (CostModel.DaysOfMonth * 24 * 60 * 60))
            .ToString("P0", CultureInfo.InvariantCulture)
            .Replace(" ", "", StringComparison.Ordinal);

    private static string Row(string what, Requests requests) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {requests.Table:0.##} | {requests.BlobWrites:0.##} | {requests.BlobReads:0.##} | {requests.Queue:0.##} |");

    private static string Money(double dollars) =>
        dollars < 0.005
            ? dollars > 0
                ? "< 0.01"
                : "0"
            : dollars.ToString("N2", CultureInfo.InvariantCulture);
}
