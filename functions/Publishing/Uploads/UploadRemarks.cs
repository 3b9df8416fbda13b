using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Newsroom.Publishing.Translating;

namespace Newsroom.Publishing.Uploads;

/// <summary>What an editor should know of an upload that follows from others.</summary>
public sealed class UploadRemarks(HumanEditions humans, AliasOwners aliases)
{
    /// <summary>How the original has changed since a person translated it; null if it has not.</summary>
    public Task<string?> OutdatedAsync(Article article, string path, CancellationToken cancellationToken) =>
        humans.DescribeAsync(article, path, cancellationToken);

    /// <summary>Which other upload is shown instead, and which other articles have the same old addresses.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(
        Article article, Draft draft, string path, CancellationToken cancellationToken) =>
        [.. Overruled(article, path), .. await aliases.WarningsAsync(article, draft.Body, cancellationToken)];

    private static IEnumerable<string> Overruled(Article article, string path) =>
        article.Sources.FirstOrDefault(source => source.Path == path) is { } source
            && article.SourceIn(source.Language) is { } winner && winner != source
            ? [$"Not shown: {winner.Path} is newer and gives the same article in the same language."]
            : [];
}
