using System.Runtime.CompilerServices;
using Azure;

namespace Newsroom.Storage;

/// <summary>Reading of tables that may not be there yet: what was never written is empty. It saves readers the request that makes a table.</summary>
public static class TableQueries
{
    /// <summary>The rows of a query; none where the table is missing.</summary>
    public static async IAsyncEnumerable<T> OrNoneAsync<T>(this AsyncPageable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        await using var reading = rows.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(reading))
        {
            yield return reading.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync<T>(IAsyncEnumerator<T> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }
}
