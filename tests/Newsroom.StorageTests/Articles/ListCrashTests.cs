using Xunit;
using static Newsroom.Tests.Articles.ListText;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that processes a file with several articles.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class ListCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private const string Ending = ".json";

    private static readonly string[] All = [Ending, .. new[] { "1", "2", "3" }.Select(ListText.Ending)];

    private static readonly string First = Feed(Item("1", "Un"), Item("2", "Deux"));

    private static readonly string Single =
        """{"title": "Un", "text": "Les voisins de la ville parlent de leurs projets.", "date": "2024-06-25", "language": "fr"}""";

    [Fact]
    public Task A_first_publication() => TestAsync(Upload(Ending, First), languages: "fr", endings: All[..3]);

    [Fact]
    public Task A_first_publication_that_is_translated() => TestAsync(Upload(Ending, Feed(Item("1", "Un"))), endings: All[..2]);

    [Fact]
    public Task A_new_version_with_one_article_changed_one_gone_and_one_new() => TestAsync(
        Published(Ending, First, Upload(Ending, Feed(Item("3", "Trois"), Item("1", "Un nouveau")))), languages: "fr", endings: All);

    [Fact]
    public Task An_article_that_becomes_a_draft_beside_one_that_does_not_change() => TestAsync(
        Published(Ending, First, Upload(Ending, Feed(Item("1", "Un", "\"draft\": true"), Item("2", "Deux")))),
        languages: "fr", endings: All[..3]);

    [Fact]
    public Task An_article_that_comes_back() => TestAsync(
        Published(Ending, First, Published(Ending, Feed(Item("1", "Un")), Upload(Ending, First))), languages: "fr", endings: All[..3]);

    [Fact]
    public Task A_withdrawal_of_all() => TestAsync(Published(Ending, First, Delete(Ending)), languages: "fr", endings: All[..3]);

    [Fact]
    public Task A_file_of_one_article_that_gets_more() =>
        TestAsync(Published(Ending, Single, Upload(Ending, First)), languages: "fr", endings: [Ending, ListText.Ending("2")]);

    [Fact]
    public Task A_file_of_several_articles_that_becomes_one() =>
        TestAsync(Published(Ending, First, Upload(Ending, Single)), languages: "fr", endings: All[..3]);
}
