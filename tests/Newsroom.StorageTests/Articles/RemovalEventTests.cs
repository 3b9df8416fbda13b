using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Triggers;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>An event about a deletion names a path; the state of the container decides.</summary>
public sealed class RemovalEventTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Here = "/blobServices/default/containers/articles/blobs/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025/x.md", "https://a.blob.core.windows.net/articles/2025/x.md", "2025/x.md")]
    [InlineData("été #1.md", "https://a.blob.core.windows.net/articles/%C3%A9t%C3%A9%20%231.md", "été #1.md")]
    [InlineData("a%20b.md", "https://a.blob.core.windows.net/articles/a%20b.md", "a%20b.md", "a b.md")]
    [InlineData("100%.md", "https://a.blob.core.windows.net/articles/100%25.md", "100%.md")]
    public void The_path_is_told_by_subject_and_address(string subject, string address, params string[] paths) =>
        Assert.Equal(paths, BlobDeletedEvent.Paths(Event(subject, address)));

    [Theory]
    [InlineData("", "it is not an event in JSON")]
    [InlineData("Bonjour", "it is not an event in JSON")]
    [InlineData("[]", "it is not an event in JSON")]
    [InlineData("null", "it is null")]
    [InlineData("{}", "its type is ''")]
    [InlineData("{\"type\":\"Microsoft.Storage.BlobDeleted\"}", "names a file in the container articles")]
    [InlineData(
        "{\"type\":\"Microsoft.Storage.BlobDeleted\",\"subject\":\"/blobServices/default/containers/editions/blobs/x\",\"data\":{\"url\":\"https://a.blob.core.windows.net/editions/x\"}}",
        "names a file in the container articles"
    )]
    [InlineData(
        "{\"type\":\"Microsoft.Storage.BlobDeleted\",\"subject\":\"/blobServices/default/containers/articles/blobs/\",\"data\":{\"url\":\"nowhere\"}}",
        "names a file in the container articles"
    )]
    public void What_is_none_is_refused_with_a_reason(string message, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => BlobDeletedEvent.Paths(message)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("late.md", "# Titre\n\nLes voisins parlent de leurs projets.")]
    [InlineData("late.meta.yaml", "title: Un autre titre")]
    [InlineData("glossary/late.csv", "fr,en\nVille,Town\n")]
    public async Task What_was_uploaded_again_stays(string path, string text)
    {
        var site = await emulator.NewSiteAsync("fr");
        // The clock stands still: what is uploaded after the start must not be in its future.
        await using var process = site.Start(later: TimeSpan.FromMinutes(1));
        await site.UploadAsync(path, text);
        await process.IngestAsync(path);
        await site.DeleteAsync(path);
        await site.UploadAsync(path, text);
        await process.IngestAsync(path);
        await process.RemoveAsync(Event(path, "https://a.blob.core.windows.net/articles/" + path));
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(path))!.State);

        await site.DeleteAsync(path);
        await process.RemoveAsync(Event(path, "https://a.blob.core.windows.net/articles/" + path));
        Assert.Equal(LedgerState.Withdrawn, (await process.LedgerAsync(path))!.State);
    }

    private static string Event(string subject, string address) =>
        $$$"""{"eventType":"Microsoft.Storage.BlobDeleted","subject":"{{{Here}}}{{{subject}}}","data":{"api":"DeleteBlob","url":"{{{address}}}"}}""";
}
