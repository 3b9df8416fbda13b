using Newsroom.Content;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Snippets;
using Xunit;

namespace Newsroom.Tests.Search;

public sealed class MergedHitsTests
{
    private static readonly DateTimeOffset Day = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2.0f, EditionKind.Machine, "fr")]
    [InlineData(2.6f, EditionKind.Machine, "fr")]
    [InlineData(2.6f, EditionKind.Human, "fr")]
    [InlineData(4.0f, EditionKind.Machine, "en")]
    [InlineData(2.1f, EditionKind.Original, "en")]
    public void On_like_scores_the_original_stands_for_the_article(float score, EditionKind kind, string expected)
    {
        var merged = MergedHits.Of(
            [Hits("en", "one", kind, score), Hits("fr", "one", EditionKind.Original, 2)], new SearchRequest("tamarin", Language: null));
        Assert.Equal(expected, Assert.Single(merged.Hits).Language);
    }

    [Fact]
    public void On_like_scores_an_original_comes_before_the_translation_of_another_article()
    {
        var merged = MergedHits.Of(
            [Hits("en", "one", EditionKind.Machine, 2.2f), Hits("fr", "two", EditionKind.Original, 2)],
            new SearchRequest("tamarin", Language: null));
        Assert.Equal(["two", "one"], merged.Hits.Select(hit => hit.Document.Article));
    }

    private static LanguageHits Hits(string language, string article, EditionKind kind, float score) => new(
        [new LanguageHit(language, new IndexedDocument(article, "v", Day, kind, "Title", 1, []), score, new Highlight())],
        Total: 1, IsExact: true, HasMore: false);
}
