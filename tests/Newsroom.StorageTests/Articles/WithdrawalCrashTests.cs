using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that withdraws an article, or publishes an editor's correction.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class WithdrawalCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private static readonly string First = ArticleText.First("Titre");
    private static readonly string Changed = ArticleText.Changed("Titre nouveau");
    private static readonly string English = ArticleText.InEnglish("Title");

    [Fact]
    public Task A_withdrawn_article_that_comes_back() => TestAsync(Published(".md", First, Withdrawn(".md", Upload(".md", First))));

    [Fact]
    public Task A_withdrawal() => TestAsync(Published(".md", First, Delete(".md")));

    [Fact]
    public Task A_withdrawal_of_an_original_that_leaves_a_translation() =>
        TestAsync(Published(".en.md", English, Published(".fr.md", First, Delete(".fr.md"))));

    // Equal times of upload are decided by the path, so the second wins in any case.
    [Fact]
    public Task A_withdrawal_that_uncovers_an_older_file() =>
        TestAsync(Published(".txt", First, Published(".fr.md", Changed, Delete(".fr.md"))));

    [Fact]
    public Task Becoming_a_draft() => TestAsync(Published(".md", First, Upload(".md", ArticleText.AsDraft("Titre"))));

    [Fact]
    public Task A_correction_by_an_editor() => TestAsync(Published(".md", First, Upload(".meta.yaml", "title: Titre corrigé")));

    [Fact]
    public Task A_correction_that_is_taken_back() =>
        TestAsync(Published(".md", First, Published(".meta.yaml", "title: Titre corrigé\ndate: 2024-06-28", Delete(".meta.yaml"))));
}
