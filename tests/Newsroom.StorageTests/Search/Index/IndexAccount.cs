using System.Collections.Concurrent;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Articles;
using Newsroom.Tests.Search.Matching;
using Xunit;

namespace Newsroom.Tests.Search.Index;

/// <summary>A storage account with an index, and the processes that use it.</summary>
internal sealed class IndexAccount
{
    /// <summary>A language without stemming.</summary>
    public const string Language = "eo";

    private static readonly string[] Tables = ["articles", "pending", "state", "segments", "documents"];

    private readonly string _connection;
    private readonly ConcurrentDictionary<(string Article, string Version), EditionBody> _bodies = new();

    private IndexAccount(string connection) => _connection = connection;

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IndexAccount> CreateAsync(StorageEmulator emulator)
    {
        var account = new IndexAccount(emulator.NewAccount());
        foreach (var table in Tables)
        {
            await new TableClient(account._connection, table).CreateAsync(Cancellation);
        }

        await new BlobContainerClient(account._connection, "editions").CreateAsync(cancellationToken: Cancellation);
        await new BlobContainerClient(account._connection, "locks").CreateAsync(cancellationToken: Cancellation);
        return account;
    }

    public IndexProcess Start(Network? network = null, int retries = 0) => new(_connection, Clock, network, retries);

    /// <summary>An edition and its body, of few words, so that many have equal scores.</summary>
    public (Edition Edition, EditionBody Body) Edition(string article, int version, Random random)
    {
        var words = Enumerable.Range(0, random.Next(2, 12)).Select(_ => Corpus.Words[random.Next(Corpus.Words.Length)]).ToArray();
        var published = new DateTimeOffset(2024, 6, 1 + random.Next(5), random.Next(3), 0, 0, TimeSpan.FromHours(random.Next(3)));
        string[] tags = [.. Corpus.Tags.Where(_ => random.Next(3) == 0)];
        var edition = new Edition
        {
            Article = article,
            Language = Language,
            Kind = EditionKind.Original,
            Version = $"v{version}",
            Title = words[0],
            Summary = random.Next(2) == 0 ? words[1] : null,
            Published = published,
            Updated = published,
            Tags = tags,
        };
        var body = new EditionBody
        {
            Title = edition.Title,
            Summary = edition.Summary,
            Language = Language,
            Published = published,
            Tags = tags,
            Html = "",
            Text = string.Join(' ', words.Skip(1)),
        };
        _bodies[(article, edition.Version)] = body;
        return (edition, body);
    }

    /// <summary>Adds tombstones of unknown articles, enough for a merge.</summary>
    public async Task PadAsync(int count = IndexMerger.MinPendingRows)
    {
        using var process = Start();
        var sequence = (await process.Manifests.PeekAsync(Language, Cancellation)).Sequence;
        var table = new TableClient(_connection, "pending");
        foreach (var some in Enumerable.Range(0, count).Chunk(100))
        {
            var rows = some.Select(number => new TableEntity(Language, $"never{number}") { ["Sequence"] = sequence });
            var upserts = rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            await table.SubmitTransactionAsync(upserts, Cancellation);
        }
    }

    /// <summary>Ends the lease of a process that died, or of one that is alive and does not notice.</summary>
    public async Task EndLeaseAsync()
    {
        var blob = new BlobClient(_connection, "locks", $"merge-{Language}");
        if (await blob.ExistsAsync(Cancellation))
        {
            try
            {
                await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: Cancellation);
            }
            catch (Azure.RequestFailedException none) when (none.Status == 409)
            {
                // The lease is not held.
            }
        }
    }

    /// <summary>Asserts that a new process has the results of an index that was built at once from the published editions.</summary>
    public async Task AssertAsPublishedAsync(int seed)
    {
        using var process = Start();
        var actual = await process.Search.Of(Language).ViewAsync(Cancellation);
        await AssertAsPublishedAsync(actual, seed);
    }

    public async Task AssertAsPublishedAsync(IndexView actual, int seed)
    {
        using var process = Start();
        var truth = await process.EditionsAsync(Language);
        var documents = truth.Select(edition => IndexProcess.Terms(edition, _bodies[(edition.Article, edition.Version)])).ToArray();
        var whole = await PendingSegment.BuildAsync(documents, new BlockCache(1 << 20));
        var expected = new IndexView(new SegmentStore(null!, Language), Manifest.Empty, [new SegmentView(whole, DeadDocuments.None)]);
        Assert.Equal((expected.Documents, expected.Words), (actual.Documents, actual.Words));
        var random = new Random(seed);
        var terms = Corpus.Words.Take(6).Select(word => new TermClause(Field.Key(Field.Stem, word)));
        foreach (var clause in terms.Concat(Enumerable.Range(0, 6).Select(_ => RandomQueries.Any(random))))
        {
            foreach (var ranking in new[] { Ranking.Plain, Ranking.Default })
            {
                Assert.Equal(await IndexProcess.AskAsync(expected, clause, ranking), await IndexProcess.AskAsync(actual, clause, ranking));
            }
        }
    }

    /// <summary>Asserts that storage has only what the manifest names.</summary>
    public async Task AssertTidyAsync()
    {
        using var process = Start();
        var living = (await process.Manifests.ReadAsync(Language, Cancellation)).Manifest.Segments.Select(segment => segment.Id)
            .ToHashSet();
        var segments = await RowsAsync("segments");
        Assert.Equal(living, segments.Select(row => row.PartitionKey[(Language.Length + 1)..]).ToHashSet());
        var documents = await RowsAsync("documents");
        Assert.Equal(living, documents.Select(row => row.RowKey.Split('-')[0]).ToHashSet());
        Assert.Empty((await process.Pending.ReadAsync(Language, since: null, Cancellation)).Rows);
        Assert.Empty(await process.Manifests.AnnouncedAsync(Language, Cancellation));
    }

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table) =>
        await new TableClient(_connection, table).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
}
