using System.Collections.Concurrent;

namespace Newsroom.Search.Index;

/// <summary>The cache entry of one block. A segment has an entry for each of its blocks, so a lookup costs nothing.</summary>
internal sealed class BlockSlot
{
    private object? _block;

    /// <summary>Bytes of the block; 0 while the slot is empty.</summary>
    internal int Size;

    /// <summary>Whether the block was used since the cache last checked.</summary>
    internal bool IsUsed;

    /// <summary>The block, or null if it must be read.</summary>
    public T? Get<T>()
        where T : class
    {
        var block = Volatile.Read(ref _block);
        if (block is not null && !IsUsed)
        {
            IsUsed = true;
        }

        return (T?)block;
    }

    internal bool TrySet(object block) => Interlocked.CompareExchange(ref _block, block, null) is null;

    internal int Clear()
    {
        Volatile.Write(ref _block, null);
        return Interlocked.Exchange(ref Size, 0);
    }
}

/// <summary>
/// Caches blocks up to a number of bytes. Blocks never change, so an entry is never outdated. To make room, the cache visits its entries
/// in a circle and drops those that were not used since the last visit (the clock algorithm, Corbató 1968).
/// </summary>
/// <param name="capacity">Max size, in bytes.</param>
internal sealed class BlockCache(long capacity)
{
    private readonly ConcurrentQueue<BlockSlot> _clock = new();
    private long _bytes;

    public long Capacity => capacity;

    /// <summary>The current size, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    public void Put(BlockSlot slot, object block, int size)
    {
        if (!slot.TrySet(block))
        {
            return;
        }

        slot.Size = size;
        Interlocked.Add(ref _bytes, size);
        _clock.Enqueue(slot);
        while (Bytes > capacity && _clock.TryDequeue(out var oldest))
        {
            if (oldest.IsUsed)
            {
                oldest.IsUsed = false;
                _clock.Enqueue(oldest);
            }
            else
            {
                Interlocked.Add(ref _bytes, -oldest.Clear());
            }
        }
    }
}
