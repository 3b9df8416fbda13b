using Newsroom.Content;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Tests.Articles;
using Newsroom.Tests.Search.Matching;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class StoredIndexTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Language = IndexAccount.Language;

    private static readonly string[] Names = ["a", "ab", "b"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_published_changed_and_withdrawn_is_seen_here_at_once_and_elsewhere_within_a_second()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var here = account.Start();
        using var there = account.Start();
        for (var version = 1; version <= 4; version++)
        {
            await PublishAsync(account, here, 10, version);
            await AssertSeesAllAsync(account, here);
            account.Clock.Advance(TimeSpan.FromSeconds(1));
            await AssertSeesAllAsync(account, there);
            if (version % 2 == 0)
            {
                Assert.True(await here.Merger.MergeAllAsync(Language, Cancellation));
                account.Clock.Advance(TimeSpan.FromSeconds(1));
                await AssertSeesAllAsync(account, here);
                await AssertSeesAllAsync(account, there);
            }
        }
    }

    [Fact]
    public async Task Every_document_is_there_once_while_merges_run()
    {
        const int count = 12;
        var account = await IndexAccount.CreateAsync(emulator);
        using var writer = account.Start();
        using var reader = account.Start();
        var random = new Random(1);
        for (var number = 0; number < count; number++)
        {
            await PublishAsync(account, writer, number, 0, random);
        }

        var working = WorkAsync();
        var reads = 0;
        for (; !working.IsCompleted; reads++)
        {
            account.Clock.Advance(TimeSpan.FromSeconds(1));
            var view = await reader.Search.Of(Language).ViewAsync(Cancellation);
            var hits = await IndexProcess.AskAsync(view, new PrefixClause([Field.Word]), Ranking.Plain);
            Assert.Equal(count, hits.Count);
            Assert.Equal(count, hits.Select(hit => hit.Split(' ')[0]).Distinct().Count());
        }

        await working;
        Assert.InRange(reads, 10, 100_000);

        async Task WorkAsync()
        {
            for (var round = 1; round < 12; round++)
            {
                for (var number = 0; number < count; number += random.Next(1, 5))
                {
                    await PublishAsync(account, writer, number, round, random);
                }

                var work = round % 3 == 0
                    ? writer.Rebuild.RunAsync(Language, Cancellation)
                    : writer.Merger.MergeAllAsync(Language, Cancellation);
                await work;
            }
        }
    }

    [Fact]
    public async Task Few_pending_rows_are_not_worth_a_merge()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 3, 1);
        await account.PadAsync(IndexMerger.MinPendingRows - 4);
        Assert.False(await process.Merger.MergeAsync(Language, Cancellation));
        await account.PadAsync();
        Assert.True(await process.Merger.MergeAsync(Language, Cancellation));
        Assert.Single((await process.Manifests.ReadAsync(Language, Cancellation)).Manifest.Segments);
        Assert.Empty((await process.Pending.ReadAsync(Language, since: null, Cancellation)).Rows);
        await account.AssertAsPublishedAsync(seed: 1);
    }

    [Fact]
    public async Task Small_segments_are_merged_and_a_large_one_is_left_alone_until_much_of_it_is_dead()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 40, 1);
        await process.Merger.MergeAllAsync(Language, Cancellation);
        var large = await SegmentsAsync(process);

        // Three new versions: less than a tenth of the segment is dead.
        await PublishAsync(account, process, 3, 2);
        await account.PadAsync();
        Assert.True(await process.Merger.MergeAsync(Language, Cancellation));
        Assert.Equal(2, (await SegmentsAsync(process)).Length);
        Assert.Contains(large[0], await SegmentsAsync(process));
        await account.AssertAsPublishedAsync(seed: 1);

        await PublishAsync(account, process, 7, 3);
        await account.PadAsync();
        Assert.True(await process.Merger.MergeAsync(Language, Cancellation));
        Assert.Single(await SegmentsAsync(process));
        await account.AssertAsPublishedAsync(seed: 2);
    }

    [Fact]
    public async Task A_query_of_a_new_process_takes_a_request_for_each_term_and_segment_and_three_more_and_the_next_none()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 200, 1);
        await process.Merger.MergeAllAsync(Language, Cancellation);
        await PublishAsync(account, process, 15, 4);
        await account.PadAsync();
        await process.Merger.MergeAsync(Language, Cancellation);

        // The publisher must know the merge; otherwise readers have to search for older versions.
        account.Clock.Advance(TimeSpan.FromSeconds(11));
        await PublishAsync(account, process, 5, 7);
        var network = new Network();
        using var reader = account.Start(network);
        await reader.StartAsync();
        Assert.Equal(1, network.Requests);

        var first = await AskAsync(reader);
        Assert.Equal(10, first.Count);
        Assert.Equal(2, (await SegmentsAsync(process)).Length);

        var requests = network.Requests;
        Assert.InRange(requests - 1, 1, 2 * 2 + 3);
        Assert.Equal(first, await AskAsync(reader));
        Assert.Equal(requests, network.Requests);
    }

    private static async Task<IReadOnlyList<string>> AskAsync(IndexProcess process)
    {
        var view = await process.Search.Of(Language).ViewAsync(Cancellation);
        var clause = new AllClause([.. Corpus.Words.Take(2).Select(word => new TermClause(Field.Key(Field.Stem, word)))], []);
        var found = await new QueryRun(view, new IndexQuery(clause, 10) { Today = DateOnly.MaxValue.DayNumber }).RunAsync(Cancellation);
        var documents = await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], Cancellation);
        return [.. documents.Select(document => document.Article)];
    }

    [Fact]
    public async Task Retired_segments_are_there_until_the_grace_period_is_over()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 5, 1);
        await process.Merger.MergeAllAsync(Language, Cancellation);
        var before = await process.Search.Of(Language).ViewAsync(Cancellation);
        await PublishAsync(account, process, 5, 2);
        await process.Merger.MergeAllAsync(Language, Cancellation);

        account.Clock.Advance(TimeSpan.FromMinutes(9));
        await process.Merger.CleanAsync(Language, Cancellation);
        using var late = account.Start();
        var stored = before.Manifest.Segments[0];
        Assert.NotEmpty(await late.Segments.Open(stored.Id).ReadDocumentsAsync([0], Cancellation));

        account.Clock.Advance(TimeSpan.FromMinutes(2));
        await process.Merger.CleanAsync(Language, Cancellation);
        await Assert.ThrowsAsync<SegmentGoneException>(() => late.Segments.Open(stored.Id).ReadDocumentsAsync([0], Cancellation));
        await account.AssertTidyAsync();
        await account.AssertAsPublishedAsync(seed: 1);
    }

    [Fact]
    public async Task What_a_dead_writer_left_is_removed_after_an_hour_and_can_not_come_to_life()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 5, 1);
        await process.Merger.MergeAllAsync(Language, Cancellation);
        var announced = await process.Manifests.AnnounceAsync(Language, "dead", Cancellation);
        var sink = process.Segments.Create("dead");
        await sink.AddDocumentsAsync(0, [1], Cancellation);
        await sink.AddFacetsAsync(0, [1], Cancellation);
        await sink.FinishAsync(Cancellation);

        account.Clock.Advance(TimeSpan.FromMinutes(55));
        await process.Merger.CleanAsync(Language, Cancellation);
        Assert.Single(await process.Manifests.AnnouncedAsync(Language, Cancellation));

        account.Clock.Advance(TimeSpan.FromMinutes(10));
        await process.Merger.CleanAsync(Language, Cancellation);
        await account.AssertTidyAsync();
        var before = await process.Manifests.ReadAsync(Language, Cancellation);
        Assert.False(
            await process.Manifests.TryReplaceAsync(Language, before, before.Manifest with { Sequence = 99 }, announced, Cancellation));
        Assert.Equal(before, await process.Manifests.ReadAsync(Language, Cancellation), (one, other) => one.ETag == other.ETag);
    }

    [Fact]
    public async Task A_segment_that_was_given_up_is_not_named_by_a_writer_who_lives_after_all()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, 2, 1);
        await process.Merger.MergeAllAsync(Language, Cancellation);
        var announced = await process.Manifests.AnnounceAsync(Language, "slow", Cancellation);
        Assert.True(await process.Manifests.TryRevokeAsync(Language, announced, Cancellation));
        var before = await process.Manifests.ReadAsync(Language, Cancellation);
        Assert.False(
            await process.Manifests.TryReplaceAsync(Language, before, before.Manifest with { Sequence = 99 }, announced, Cancellation));
        Assert.False(await process.Manifests.TryRevokeAsync(Language, announced, Cancellation));
        Assert.Equal(before.ETag, (await process.Manifests.ReadAsync(Language, Cancellation)).ETag);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(16 << 10, 32 << 10, 0)]
    [InlineData(100, 640 << 10, 3)]
    [InlineData(64 << 10, 576 << 10, 64 << 10)]
    [InlineData(20_000, 1_500_000, 1_000_001)]
    [InlineData(100, 3_000_000, 2_500_000)]
    public async Task A_block_of_any_length_is_read_as_it_was_written(int dictionary, int postings, int positions)
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        var random = new Random(postings);
        var row = new TermRow(Bytes(dictionary), [.. Bytes(postings), .. new byte[PackedInts.Padding]], Bytes(positions));
        var sink = process.Segments.Create("long");
        await sink.AddTermsAsync(0, new TermRow([1], new byte[PackedInts.Padding + 1], []), Cancellation);
        await sink.AddTermsAsync(1, row, Cancellation);
        await sink.AddTermsAsync(2, new TermRow([2], new byte[PackedInts.Padding + 1], []), Cancellation);
        await sink.FinishAsync(Cancellation);
        var rows = process.Segments.Open("long");
        foreach (var parts in new[] { TermParts.All, TermParts.Postings, TermParts.Positions })
        {
            var read = await rows.ReadTermsAsync(1, parts, Cancellation);
            Assert.True(parts == TermParts.Positions || row.Dictionary.AsSpan().SequenceEqual(read.Dictionary));
            Assert.True(parts == TermParts.Positions || row.Postings.AsSpan().SequenceEqual(read.Postings));
            Assert.True(parts == TermParts.Postings ? read.Positions is null : row.Positions.AsSpan().SequenceEqual(read.Positions));
        }

        await process.Segments.DeleteAsync("long", Cancellation);
        Assert.Empty(await account.RowsAsync("segments"));

        byte[] Bytes(int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }
    }

    [Fact]
    public async Task Documents_of_many_blocks_and_segments_come_in_the_order_asked_for()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        DocumentKey[] keys = [.. Names.SelectMany(segment => Enumerable.Range(0, 110).Select(block => new DocumentKey(segment, block)))];
        foreach (var segment in keys.GroupBy(key => key.Segment))
        {
            var sink = process.Segments.Create(segment.Key);
            foreach (var key in segment)
            {
                await sink.AddDocumentsAsync(key.Block, [(byte)key.Block, (byte)segment.Key.Length], Cancellation);
            }

            await sink.FinishAsync(Cancellation);
        }

        new Random(1).Shuffle(keys);
        for (var count = 1; count < 100; count += 12)
        {
            var read = await process.Segments.ReadDocumentsAsync(keys[..count], Cancellation);
            Assert.Equal(
                keys[..count].Select(key => ((byte)key.Block, (byte)key.Segment.Length)), read.Select(bytes => (bytes[0], bytes[1])));
        }

        await process.Segments.DeleteAsync("a", Cancellation);
        Assert.Equal(220, (await account.RowsAsync("documents")).Count);
        await Assert.ThrowsAsync<SegmentGoneException>(
            () => process.Segments.ReadDocumentsAsync([new DocumentKey("b", 1), new DocumentKey("a", 1)], Cancellation));
    }

    [Fact]
    public async Task An_index_is_made_anew_from_the_articles()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        var random = new Random(1);

        // First an empty index, then articles that were never in it, more than are held in memory at a time.
        Assert.True(await process.Rebuild.RunAsync(Language, Cancellation));
        await Parallel.ForAsync(0, 1_010, Cancellation, async (number, _) =>
        {
            var (edition, body) = account.Edition(Digest.Of($"{number}"), 1, new Random(number));
            await process.SaveAsync(edition, body);
        });
        await PublishAsync(account, process, 3, 2, random);
        Assert.True(await process.Rebuild.RunAsync(Language, Cancellation));
        Assert.Single(await SegmentsAsync(process));
        await account.AssertAsPublishedAsync(seed: 1);
        await account.AssertTidyAsync();

        // An index that has a document it should not have.
        await process.Search.AddAsync(
            account.Edition(Digest.Of("stray"), 1, random).Edition, account.Edition(Digest.Of("stray"), 1, random).Body, Cancellation);
        await PublishAsync(account, process, 4, 3, random);
        Assert.True(await process.Rebuild.RunAsync(Language, Cancellation));
        await account.AssertAsPublishedAsync(seed: 2);
    }

    [Fact]
    public async Task An_index_is_made_anew_in_several_runs_of_several_processes()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var publisher = account.Start();
        await PublishAsync(account, publisher, count: 80, version: 1);
        var runs = 0;
        for (var isOver = false; !isOver; runs++)
        {
            // Each ends after a batch. What is published meanwhile is there, too, and so is what is withdrawn.
            using var process = account.Start();
            isOver = await process.BriefRebuild.RunAsync(Language, Cancellation);
            if (runs % 5 == 0)
            {
                await PublishAsync(account, publisher, count: 70 + runs, version: 2 + runs);
            }

            await account.AssertAsPublishedAsync(seed: runs);
        }

        Assert.InRange(runs, 15, 60);
        Assert.Single(await SegmentsAsync(publisher));
        Assert.True(await publisher.Merger.MergeAllAsync(Language, Cancellation));
        account.Clock.Advance(TimeSpan.FromHours(2));
        await publisher.Merger.CleanAsync(Language, Cancellation);
        await account.AssertAsPublishedAsync(seed: 0);
        await account.AssertTidyAsync();
    }

    [Fact]
    public async Task A_rebuild_whose_parts_are_gone_begins_again()
    {
        var account = await IndexAccount.CreateAsync(emulator);
        using var process = account.Start();
        await PublishAsync(account, process, count: 20, version: 1);
        Assert.False(await process.BriefRebuild.RunAsync(Language, Cancellation));
        Assert.False(await process.BriefRebuild.RunAsync(Language, Cancellation));
        account.Clock.Advance(TimeSpan.FromHours(2));
        await process.Merger.CleanAsync(Language, Cancellation);

        Assert.True(await process.Rebuild.RunAsync(Language, Cancellation));
        await account.AssertAsPublishedAsync(seed: 1);
        await account.AssertTidyAsync();
    }

    private static async Task<string[]> SegmentsAsync(IndexProcess process) =>
        [.. (await process.Manifests.ReadAsync(Language, Cancellation)).Manifest.Segments.Select(segment => segment.Id)];

    private static async Task AssertSeesAllAsync(IndexAccount account, IndexProcess reader) =>
        await account.AssertAsPublishedAsync(await reader.Search.Of(Language).ViewAsync(Cancellation), seed: 1);

    // From the second version on, some articles are withdrawn.
    private static async Task PublishAsync(IndexAccount account, IndexProcess process, int count, int version)
    {
        var random = new Random(version);
        for (var number = 0; number < count; number++)
        {
            var (edition, body) = account.Edition(Digest.Of($"{number}"), version, random);
            await process.PublishAsync(edition.Article, edition, version > 1 && number % 3 == version % 3 ? null : body);
        }
    }

    private static async Task PublishAsync(IndexAccount account, IndexProcess process, int number, int version, Random random)
    {
        var (edition, body) = account.Edition(Digest.Of($"{number}"), version, random);
        await process.PublishAsync(edition.Article, edition, body);
    }
}
