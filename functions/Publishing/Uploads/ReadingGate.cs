namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Lets files be read side by side as long as they are small, and large ones by themselves: reading may take hundreds of times a file's
/// size in memory.
/// </summary>
public sealed class ReadingGate : IDisposable
{
    private const int Places = 64;

    /// <summary>Bytes of a file that take a place: a file of the usual limit takes them all.</summary>
    private const long PlaceSize = 32 << 10;

    private readonly SemaphoreSlim _places = new(Places, Places);

    /// <summary>Places are taken by one file after the other: else two would each wait for what the other has.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <returns>Gives the places back when it is disposed of.</returns>
    public Task<IDisposable> EnterAsync(long size, CancellationToken cancellationToken) =>
        TakeAsync((int)Math.Clamp(size / PlaceSize, 1, Places), cancellationToken);

    /// <summary>Waits until no other file is read, and lets none begin.</summary>
    /// <inheritdoc cref="EnterAsync" path="/returns"/>
    public Task<IDisposable> EnterAloneAsync(CancellationToken cancellationToken) => TakeAsync(Places, cancellationToken);

    public void Dispose()
    {
        _places.Dispose();
        _turn.Dispose();
    }

    private async Task<IDisposable> TakeAsync(int count, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var taken = 0;
        try
        {
            for (; taken < count; taken++)
            {
                await _places.WaitAsync(cancellationToken);
            }

            return new Entrance(_places, count);
        }
        catch (OperationCanceledException) when (taken > 0)
        {
            _places.Release(taken);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed class Entrance(SemaphoreSlim places, int count) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                places.Release(count);
            }
        }
    }
}
