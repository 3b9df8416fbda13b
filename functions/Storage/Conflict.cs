namespace Newsroom.Storage;

/// <summary>Repeats work that another writer has overtaken.</summary>
internal static class Conflict
{
    private const int MaxAttempts = 10;

    /// <param name="attempt">Reads, decides and writes. Returns false if another writer was faster. Takes the number of the attempt, from 1.</param>
    /// <exception cref="ConflictException">Each of ten attempts was overtaken.</exception>
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
