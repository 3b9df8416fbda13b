using Azure;
using CsCheck;
using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private static readonly int[] Sizes = [1, 6, 5, 4, 20];

    private readonly List<int[]> _writes = [];
    private readonly SemaphoreSlim _mayWrite = new(0);

    public void Dispose() => _mayWrite.Dispose();

    [Fact]
    public async Task A_write_without_company_is_made_at_once()
    {
        using var commit = Commit(max: 10);
        _mayWrite.Release();
        await commit.WriteAsync("fr", 1, CancellationToken.None);
        Assert.Equal([[1]], _writes);
    }

    [Fact]
    public async Task What_comes_during_a_write_is_written_together_by_the_next_one()
    {
        using var commit = Commit(max: 3);
        var writes = Enumerable.Range(1, 5).Select(number => commit.WriteAsync("fr", number, CancellationToken.None)).ToList();
        _mayWrite.Release(3);
        await Task.WhenAll(writes);
        Assert.Equal([1, 3, 1], _writes.Select(write => write.Length));
        Assert.Equal([1, 2, 3, 4, 5], _writes.SelectMany(write => write).Order());
    }

    [Fact]
    public async Task Keys_do_not_wait_for_each_other()
    {
        using var commit = Commit(max: 10);
        var french = commit.WriteAsync("fr", 1, CancellationToken.None);
        _mayWrite.Release(2);
        await commit.WriteAsync("en", 2, CancellationToken.None);
        await french;
        Assert.Equal(2, _writes.Count);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_not_written()
    {
        using var commit = Commit(max: 10);
        using var cancellation = new CancellationTokenSource();
        var first = commit.WriteAsync("fr", 1, CancellationToken.None);
        var second = commit.WriteAsync("fr", 2, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _mayWrite.Release(2);
        await first;
        await commit.WriteAsync("fr", 3, CancellationToken.None);
        Assert.Equal([[1], [3]], _writes);
    }

    /// <summary>Those below zero cannot be written.</summary>
    [Fact]
    public Task Only_those_fail_that_cannot_be_written() => Gen.Int[-2, 20].Array[1, 40].SampleAsync(async items =>
    {
        var written = new List<int>();
        using var commit = new GroupCommit<int>(8, async (_, some, _) =>
        {
            await Task.Yield();
            if (some.Any(item => item < 0))
            {
                throw new InvalidOperationException("It cannot be written.");
            }

            written.AddRange(some);
        });
        var results = await Task.WhenAll(items.Select(async item =>
        {
            try
            {
                await Task.Run(() => commit.WriteAsync("fr", item, CancellationToken.None));
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }));
        Assert.Equal(items.Select(item => item >= 0), results);
        Assert.Equal(items.Where(item => item >= 0).Order(), written.Order());
    });

    [Fact]
    public async Task Where_storage_does_not_answer_those_who_wait_fail_with_the_write_that_they_were_part_of()
    {
        using var commit = new GroupCommit<int>(10, async (_, items, cancellationToken) =>
        {
            await WriteAsync("", items, cancellationToken);
            throw new RequestFailedException(503, "The server is busy.");
        });
        var writes = Enumerable.Range(1, 5).Select(number => commit.WriteAsync("fr", number, CancellationToken.None)).ToList();
        _mayWrite.Release(10);
        foreach (var write in writes)
        {
            Assert.Equal(503, (await Assert.ThrowsAsync<RequestFailedException>(() => write)).Status);
        }

        Assert.Equal([1, 4], _writes.Select(write => write.Length));
    }

    [Fact]
    public async Task Sizes_are_kept_below_the_max_unless_one_is_larger_itself()
    {
        using var commit = new GroupCommit<int>(10, WriteAsync, size => size);
        var writes = Sizes.Select(size => commit.WriteAsync("fr", size, CancellationToken.None)).ToList();
        _mayWrite.Release(10);
        await Task.WhenAll(writes);
        Assert.All(_writes, write => Assert.True(write.Sum() <= 10 || write is [20], string.Join(' ', write)));
        Assert.Equal([1, 4, 5, 6, 20], _writes.SelectMany(write => write).Order());
    }

    private GroupCommit<int> Commit(int max) => new(max, WriteAsync);

    private async Task WriteAsync(string key, IReadOnlyList<int> items, CancellationToken cancellationToken)
    {
        await _mayWrite.WaitAsync(cancellationToken);
        lock (_writes)
        {
            _writes.Add([.. items]);
        }
    }
}
