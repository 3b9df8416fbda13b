namespace Newsroom.Benchmarks.Cost;

/// <summary>What a month costs, in US dollars.</summary>
internal sealed record Month(double Requests, double Stored, double Executions, double Running, double Translation, double Traffic)
{
    public double Total => Requests + Stored + Executions + Running + Translation + Traffic;

    /// <summary>Seconds in which an instance was awake.</summary>
    public double AwakeSeconds { get; init; }
}

/// <summary>From what was counted and what it is billed at to what a month costs.</summary>
internal sealed class CostModel(Counted counted, ListPrices prices)
{
    public const double DaysOfMonth = 30;

    /// <summary>Gigabytes of memory of an instance: <c>instanceMemoryMB</c> in <c>infra/functionApp.bicep</c>.</summary>
    public const double InstanceMemory = 2;

    private const double SecondsOfMonth = DaysOfMonth * 24 * 60 * 60;
    private const double MergesOfMonth = SecondsOfMonth / 60;

    /// <summary>In the seconds of the merges: <c>reconcileSchedule</c> and <c>mergeSchedule</c> in <c>infra/main.bicep</c>.</summary>
    private const double ReconcilesOfMonth = MergesOfMonth;

    /// <summary>Rows of a page of Table Storage, blobs of a page of a listing: limits of the services.</summary>
    private const double RowsOfPage = 1_000;
    private const double BlobsOfPage = 5_000;

    /// <summary>
    /// Queues that the Functions host looks at once a second while it is awake: <c>maxPollingInterval</c> in <c>host.json</c>.
    /// </summary>
    private const double Queues = 3;

    private const double Gigabyte = 1e9;

    /// <summary>A month of a site.</summary>
    public Month Of(Site site)
    {
        // An article is read, and translated into the other language.
        var executions = site.Reads + (2.0 * site.New) + MergesOfMonth + ReconcilesOfMonth;
        var awake = Awake(executions - ReconcilesOfMonth);
        var requests =
            (counted.Read * site.Reads)
            + (counted.Article * site.New)
            + (counted.Merge * MergesOfMonth)
            + (Reconcile(site.Articles) * ReconcilesOfMonth)
            + (Cost.Requests.None with { Queue = Queues * awake });
        return new Month(
            Requests: PriceOf(requests),
            Stored: site.Articles * ((counted.BlobBytes * prices.BlobGigabyte) + (counted.TableBytes * prices.TableGigabyte)) / Gigabyte,
            Executions: Beyond(executions, prices.FreeExecutions) / 1e6 * prices.MillionExecutions,
            Running: Beyond(awake * InstanceMemory, prices.FreeGigabyteSeconds) * prices.GigabyteSecond,
            Translation: site.New * counted.Characters / 1e6 * prices.MillionCharacters,
            Traffic: Beyond(site.Reads * counted.AnswerBytes / Gigabyte, prices.FreeTraffic) * prices.TrafficGigabyte)
        {
            AwakeSeconds = awake,
        };
    }

    /// <summary>Putting articles in, once: requests to storage, and translation.</summary>
    public (double Requests, double Translation) Import(int articles) =>
        (PriceOf(counted.Article * articles), articles * counted.Characters / 1e6 * prices.MillionCharacters);

    /// <summary>
    /// Seconds in which at least one execution is billed: each for a second at least, and those that overlap on an instance once.
    /// They come independently of each other (Poisson), so the
    /// share of the month in which none is under way is e to the minus of how many are under way on average.
    /// </summary>
    private double Awake(double executions) => SecondsOfMonth * (1 - Math.Exp(-executions * prices.MinSeconds / SecondsOfMonth));

    private Requests Reconcile(int articles) => counted.Reconcile with
    {
        Table = counted.Reconcile.Table + Math.Ceiling(articles / RowsOfPage),
        BlobWrites = counted.Reconcile.BlobWrites + Math.Ceiling(articles / BlobsOfPage),
    };

    private double PriceOf(Requests requests) =>
        (
            (requests.Table * prices.TableRequests)
            + (requests.BlobWrites * prices.BlobWrites)
            + (requests.BlobReads * prices.BlobReads)
            + (requests.Queue * prices.QueueRequests)
        ) / 10_000;

    private static double Beyond(double used, double free) => Math.Max(0, used - free);
}
