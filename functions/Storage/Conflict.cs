namespace Newsroom.Storage;

/// <summary>Retries work when another writer was faster.</summary>
internal static class Conflict
{
    private const int MaxAttempts = 10;

    /// <param name="attempt">
    /// Reads, decides and writes. Returns false if another writer was faster. Its argument is the number of the attempt, from 1.
    /// </param>
    /// <exception cref="ConflictException">Another writer was faster in each of ten attempts.</exception>
    public static async Task RetryAsync(Func<int, Task<bool>> attempt)
    {
        for (var number = 1; number <= MaxAttempts; number++)
        {
            if (await attempt(number))
            {
                return;
            }
        }

        throw new ConflictException($"Other writers changed the same row {MaxAttempts} times in a row. The work will be repeated.");
    }
}
