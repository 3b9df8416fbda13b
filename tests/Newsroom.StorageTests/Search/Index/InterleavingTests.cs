using Newsroom.Content;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search.Index;

/// <summary>
/// One process is stopped at its k-th storage request, for every k, until another has done its work, or loses the response. The results
/// must be right in every case.
/// </summary>
public sealed class InterleavingTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 4;
    private const int MaxRequests = 16;

    private static readonly string[] Articles = [.. Enumerable.Range(0, 5).Select(number => Digest.Of($"{number}"))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Two_merges_of_everything() => TestAsync(MergeAllAsync, MergeAllAsync);

    [Fact]
    public Task A_merge_of_everything_and_one_of_what_is_pending() => TestAsync(MergeAllAsync, MergeAsync);

    [Fact]
    public Task A_rebuild_and_a_merge() => TestAsync(RebuildAsync, MergeAsync);

    [Fact]
    public Task A_merge_and_a_rebuild() => TestAsync(MergeAllAsync, RebuildAsync);

    [Fact]
    public Task A_merge_whose_answer_is_lost_and_one_that_leaves_its_segment_as_it_is() =>
        ForEachAsync(isAnswerLost: true, async (account, interrupted) =>
    {
        using var other = account.Start();
        var random = new Random(1);
        for (var number = 0; number < 13; number++)
        {
            // The last one is a newer version of the one before.
            var (edition, body) = account.Edition(Digest.Of($"{Math.Min(number, 11)}"), number, random);
            await other.PublishAsync(edition.Article, edition, body);
            if (number == 11)
            {
                await MergeAllAsync(account, other);
            }
        }

        interrupted.Between = async () =>
        {
            await account.EndLeaseAsync();
            await MergeAsync(account, other);
        };
        using var process = account.Start(interrupted.Network, retries: 3);
        await MergeAllAsync(account, process);
        await account.AssertAsPublishedAsync(seed: 1);
    });

    [Fact]
    public Task A_reader_who_begins_and_a_merge() => ForEachAsync(isAnswerLost: false, async (account, interrupted) =>
    {
        await PrepareAsync(account);
        interrupted.Between = () => ChangeAsync(account, MergeAllAsync);
        using var reader = account.Start(interrupted.Network);
        AssertOnceEach(await ArticlesAsync(reader));
        await interrupted.EndAsync();
        await AssertSeesAllAsync(account, reader);
    });

    [Fact]
    public Task A_reader_who_looks_again_and_a_merge() => ForEachAsync(isAnswerLost: false, async (account, interrupted) =>
    {
        await PrepareAsync(account);
        using var reader = account.Start(interrupted.Network);
        interrupted.IsOn = false;
        await AssertSeesAllAsync(account, reader);
        await ChangeAsync(account, MergeAllAsync);
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        interrupted.IsOn = true;
        interrupted.Between = () => ChangeAsync(account, MergeAllAsync);
        AssertOnceEach(await ArticlesAsync(reader));
        await interrupted.EndAsync();
        await AssertSeesAllAsync(account, reader);
    });

    [Fact]
    public Task A_reader_whose_look_fails_sees_everything_when_it_looks_again() =>
        ForEachAsync(isAnswerLost: true, async (account, interrupted) =>
    {
        await PrepareAsync(account);
        using var publisher = account.Start();
        using var reader = account.Start(interrupted.Network);
        interrupted.IsOn = false;
        await AssertSeesAllAsync(account, reader);

        // After this merge the reader has to search for older versions itself.
        await ChangeAsync(account, MergeAllAsync, publisher);
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        await AssertSeesAllAsync(account, reader);
        await PublishAsync(account, publisher, 5);
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        interrupted.IsOn = true;
        await Record.ExceptionAsync(async () => await reader.Search.Of(IndexAccount.Language).ViewAsync(Cancellation));
        interrupted.IsOn = false;
        await AssertSeesAllAsync(account, reader);
    });

    private static Task MergeAllAsync(IndexAccount account, IndexProcess process) =>
        process.Merger.MergeAllAsync(IndexAccount.Language, Cancellation);

    private static Task RebuildAsync(IndexAccount account, IndexProcess process) =>
        process.Rebuild.RunAsync(IndexAccount.Language, Cancellation);

    private static async Task MergeAsync(IndexAccount account, IndexProcess process)
    {
        await account.PadAsync();
        await process.Merger.MergeAsync(IndexAccount.Language, Cancellation);
    }

    private static async Task<string[]> ArticlesAsync(IndexProcess reader)
    {
        var view = await reader.Search.Of(IndexAccount.Language).ViewAsync(Cancellation);
        return [.. (await IndexProcess.AskAsync(view, new PrefixClause([Field.Word]), Ranking.Plain)).Select(hit => hit.Split(' ')[0])];
    }

    // The third and the fourth article are withdrawn at some time.
    private static void AssertOnceEach(string[] articles)
    {
        Assert.Distinct(articles);
        Assert.Superset(new HashSet<string> { Articles[0], Articles[1], Articles[4] }, articles.ToHashSet());
    }

    private static async Task AssertSeesAllAsync(IndexAccount account, IndexProcess reader)
    {
        account.Clock.Advance(TimeSpan.FromSeconds(1));
        await account.AssertAsPublishedAsync(await reader.Search.Of(IndexAccount.Language).ViewAsync(Cancellation), seed: 1);
    }

    // A segment, and rows that replace and withdraw some of its documents.
    private static async Task PrepareAsync(IndexAccount account)
    {
        using var process = account.Start();
        await PublishAsync(account, process, 1);
        await MergeAllAsync(account, process);
        await PublishAsync(account, process, 2);
    }

    // New versions of all articles; one is withdrawn and one returns. Then some work on the index.
    private static async Task ChangeAsync(IndexAccount account, Func<IndexAccount, IndexProcess, Task> work, IndexProcess? process = null)
    {
        using var other = account.Start();
        await PublishAsync(account, process ?? other, 3);
        await account.EndLeaseAsync();
        await work(account, other);
    }

    private static async Task PublishAsync(IndexAccount account, IndexProcess process, int version)
    {
        var random = new Random(version);
        foreach (var (number, article) in Articles.Index().Where(one => version == 1 || one.Index > 0))
        {
            var (edition, body) = account.Edition(article, version, random);
            await process.PublishAsync(article, edition, number == version ? null : body);
        }
    }

    private Task TestAsync(Func<IndexAccount, IndexProcess, Task> one, Func<IndexAccount, IndexProcess, Task> other) =>
        Task.WhenAll(TestAsync(one, other, isAnswerLost: false), TestAsync(one, other, isAnswerLost: true));

    private Task TestAsync(Func<IndexAccount, IndexProcess, Task> one, Func<IndexAccount, IndexProcess, Task> other, bool isAnswerLost) =>
        ForEachAsync(isAnswerLost, async (account, interrupted) =>
        {
            await PrepareAsync(account);
            interrupted.Between = () => ChangeAsync(account, other);
            using (var process = account.Start(interrupted.Network, retries: 3))
            {
                await one(account, process);
            }

            await interrupted.EndAsync();
            await account.AssertAsPublishedAsync(seed: 1);
            using var last = account.Start();
            await account.EndLeaseAsync();
            await MergeAllAsync(account, last);
            await account.AssertAsPublishedAsync(seed: 1);
        });

    private Task ForEachAsync(bool isAnswerLost, Func<IndexAccount, Interruption, Task> test) => Parallel.ForEachAsync(
        Sampling.From(1, MaxRequests),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
        async (k, _) =>
        {
            try
            {
                await test(await IndexAccount.CreateAsync(emulator), new Interruption(k, isAnswerLost));
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException(
                    $"Interrupted at request {k}{(isAnswerLost ? ", whose answer is lost" : "")}: {failed.Message}", failed);
            }
        });

    /// <summary>A network that lets another process work before the k-th request, or after it; then its response is lost.</summary>
    private sealed class Interruption
    {
        private readonly int _at;
        private int _requests;

        public Interruption(int at, bool isAnswerLost)
        {
            _at = at;
            Network = new Network(async (_, send) =>
            {
                var isAt = IsOn && Interlocked.Increment(ref _requests) == _at;
                if (isAt && isAnswerLost)
                {
                    await send();
                    await Between();
                    throw new IOException("The answer was lost.");
                }

                if (isAt)
                {
                    await Between();
                }

                await send();
            });
        }

        public Network Network { get; }

        public bool IsOn { get; set; } = true;

        public Func<Task> Between { get; set; } = () => Task.CompletedTask;

        /// <summary>If there were fewer requests, the other process works now.</summary>
        public async Task EndAsync()
        {
            if (_requests < _at)
            {
                await Between();
            }
        }
    }
}
