using System.Collections.Concurrent;

namespace Newsroom.Search.Index;

/// <summary>A place for a block that was read. Segments have one for each of their blocks, so that finding it costs nothing.</summary>
internal sealed class BlockSlot
{
    private object? _block;

    /// <summary>Bytes that it is counted with; 0 while it is empty.</summary>
    internal int Size;

    /// <summary>Whether somebody has asked for it since the cache last looked.</summary>
    internal bool IsUsed;

    /// <summary>The block, or null where it must be read.</summary>
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
/// Keeps the blocks that were read, up to a number of bytes. Blocks never change, so nothing in it grows stale; to make room,
/// it goes round and drops what was not asked for since the last time (the clock algorithm, Corbató 1968).
/// </summary>
/// <param name="capacity">Bound, in bytes.</param>
internal sealed class BlockCache(long capacity)
{
    private readonly ConcurrentQueue<BlockSlot> _clock = new();
    private long _bytes;

    public long Capacity => capacity;

    /// <summary>Bytes that it holds now.</summary>
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
