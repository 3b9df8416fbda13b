using Newsroom.Content;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search.Index;

/// <summary>
/// Processes publish, withdraw, merge and clean, and die at any request, or lose the lease without noticing. Others continue their work.
/// Then every result must be that of an index that was built at once from the published editions.
/// </summary>
public sealed class FaultTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Seeds = 50;
    private const int AtOnce = 6;
    private const int Articles = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Processes_that_die_leave_nothing_behind_that_others_do_not_repair() => ForEachAsync(0, Seeds, async (account, seed) =>
    {
        var random = new Random(seed);
        var story = new Story(account, random, () => Lives(random));
        for (var step = 0; step < 6; step++)
        {
            await story.StepAsync();
        }

        await story.RepairAsync();
        await AssertAsync(account, seed);
    });

    [Fact]
    public Task Requests_that_fail_once_are_sent_again() => ForEachAsync(1_000, Seeds / 5, async (account, seed) =>
    {
        var random = new Random(seed);
        var story = new Story(account, random, () => Unreliable(seed), retries: 8);
        for (var step = 0; step < 6; step++)
        {
            await story.StepAsync();
        }

        Assert.Equal(0, story.Deaths);
        await AssertAsync(account, seed);
    });

    private static async Task AssertAsync(IndexAccount account, int seed)
    {
        await account.AssertAsPublishedAsync(seed);
        using var last = account.Start();
        await account.EndLeaseAsync();
        await last.Merger.MergeAllAsync(IndexAccount.Language, Cancellation);
        await account.AssertAsPublishedAsync(seed);
        account.Clock.Advance(TimeSpan.FromHours(2));
        await last.Merger.CleanAsync(IndexAccount.Language, Cancellation);
        await account.AssertAsPublishedAsync(seed);
        await account.AssertTidyAsync();
    }

    private static Network Lives(Random random) => random.Next(4) switch
    {
        0 => new Network(),
        1 => Network.DiesBefore(1 + random.Next(60)),
        _ => Network.DiesAfter(1 + random.Next(60)),
    };

    // One request in ten fails; half of these are executed, and only the response is lost.
    private static Network Unreliable(int seed)
    {
        var random = new Random(seed);
        return new Network(async (_, send) =>
        {
            int fate;
            lock (random)
            {
                fate = random.Next(20);
            }

            if (fate != 0)
            {
                await send();
            }

            if (fate <= 1)
            {
                throw new IOException("The connection was lost.");
            }
        });
    }

    private Task ForEachAsync(int first, int count, Func<IndexAccount, int, Task> test) => Parallel.ForEachAsync(
        Sampling.From(first, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
        async (seed, _) =>
        {
            try
            {
                await test(await IndexAccount.CreateAsync(emulator), seed);
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException($"With seed {seed}: {failed.Message}", failed);
            }
        });

    /// <summary>A random history of an index and its processes.</summary>
    private sealed class Story(IndexAccount account, Random random, Func<Network> connect, int retries = 0)
    {
        private readonly HashSet<string> _unacknowledged = [];
        private IndexProcess _publisher = account.Start(connect(), retries);
        private IndexProcess _merger = account.Start(connect(), retries);
        private int _versions;

        public int Deaths { get; private set; }

        /// <summary>Some publications, some work on the index, or both at the same time.</summary>
        public async Task StepAsync()
        {
            var kind = random.Next(4);
            var publishing = kind == 0 ? Task.FromResult(true) : PublishAsync(random.Next(1, 12), random.Next());
            var merging = kind == 1 ? Task.FromResult(true) : MergeAsync(random.Next());
            var (isPublisherAlive, isMergerAlive) = (await publishing, await merging);
            account.Clock.Advance(random.Next(6) == 0 ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(random.Next(6)));
            _publisher = isPublisherAlive ? _publisher : Restart(_publisher);
            if (!isMergerAlive)
            {
                _merger = Restart(_merger);
                await account.EndLeaseAsync();
            }
        }

        /// <summary>Repeats interrupted publications.</summary>
        public async Task RepairAsync()
        {
            using var process = account.Start();
            foreach (var article in _unacknowledged)
            {
                await process.RewriteDerivedRowsAsync(article);
            }

            _publisher.Dispose();
            _merger.Dispose();
        }

        private IndexProcess Restart(IndexProcess dead)
        {
            dead.Dispose();
            Deaths++;
            return account.Start(connect(), retries);
        }

        private async Task<bool> PublishAsync(int count, int seed)
        {
            var choice = new Random(seed);
            for (var i = 0; i < count; i++)
            {
                var article = Digest.Of($"{choice.Next(Articles)}");
                _unacknowledged.Add(article);
                var (edition, body) = account.Edition(article, ++_versions, choice);
                if (!await LivesAsync(() => _publisher.PublishAsync(article, edition, choice.Next(4) == 0 ? null : body)))
                {
                    return false;
                }

                _unacknowledged.Remove(article);
            }

            return true;
        }

        private async Task<bool> MergeAsync(int seed)
        {
            var choice = new Random(seed);
            switch (choice.Next(8))
            {
                case 0 or 1:
                    return await LivesAsync(() => _merger.Merger.MergeAllAsync(IndexAccount.Language, Cancellation));
                case 2:
                    return await LivesAsync(async () =>
                    {
                        for (var runs = choice.Next(1, 15); runs > 0; runs--)
                        {
                            await _merger.BriefRebuild.RunAsync(IndexAccount.Language, Cancellation);
                        }
                    });
                case 3:
                    return await LivesAsync(() => _merger.Merger.CleanAsync(IndexAccount.Language, Cancellation));
                case 4:
                    // Two at the same time: the first loses its lease and does not notice.
                    using (var other = account.Start())
                    {
                        var merging = LivesAsync(() => _merger.Merger.MergeAllAsync(IndexAccount.Language, Cancellation));
                        await Task.Delay(choice.Next(20), Cancellation);
                        await account.EndLeaseAsync();
                        await other.Merger.MergeAllAsync(IndexAccount.Language, Cancellation);
                        return await merging;
                    }

                default:
                    await account.PadAsync();
                    return await LivesAsync(() => _merger.Merger.MergeAsync(IndexAccount.Language, Cancellation));
            }
        }

        private static async Task<bool> LivesAsync(Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (CrashException)
            {
                return false;
            }
        }
    }
}
