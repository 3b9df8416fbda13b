using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Tells editors which files an article refers to that readers don't get. It is looked up whenever the status is read: files come and go
/// without a change of the article.
/// </summary>
public sealed class MissingFiles(FileStore store)
{
    /// <summary>Warnings for uploads that have any, by path.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> DescribeAsync(
        IReadOnlyList<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var files = await store.FindAllAsync(entries.SelectMany(entry => entry.Files), cancellationToken);
        return entries.ToDictionary(
            entry => entry.Path,
            IReadOnlyList<string> (entry) => [.. entry.Files.Select(path => Warning(path, files[path])).OfType<string>()]);
    }

    private static string? Warning(string path, StoredFile? file) => file switch
    {
        null => $"It refers to the file {path}, which is not there yet.",
        { Refusal: { } reason } => $"It refers to the file {file.Path}, which is not public: {reason}",
        _ => null,
    };
}
