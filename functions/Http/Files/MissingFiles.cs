using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Tells editors which files an article refers to that readers don't get. It is looked up whenever the status is read: files come and go
/// without a change of the article.
/// </summary>
public sealed class MissingFiles(FileStore files)
{
    private const int MaxParallel = 16;

    /// <summary>Warnings for uploads that have any, by path.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> DescribeAsync(
        IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var warnings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in entries.SelectMany(entry => entry.Files).Distinct().Chunk(MaxParallel))
        {
            foreach (var (path, file) in some.Zip(await Task.WhenAll(some.Select(path => files.FindAsync(path, cancellationToken)))))
            {
                if (Warning(path, file) is { } warning)
                {
                    warnings[path] = warning;
                }
            }
        }

        return entries.ToDictionary(
            entry => entry.Path,
            IReadOnlyList<string> (entry) => [.. entry.Files.Select(warnings.GetValueOrDefault).OfType<string>()]);
    }

    private static string? Warning(string path, StoredFile? file) => file switch
    {
        null => $"It refers to the file {path}, which is not there yet.",
        { Refusal: { } reason } => $"It refers to the file {file.Path}, which is not public: {reason}",
        _ => null,
    };
}
