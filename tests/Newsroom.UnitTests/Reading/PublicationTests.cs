using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>The day of publication, for articles uploaded on 23 November 2026.</summary>
public sealed class PublicationTests
{
    private const string Text =
        "Les voisins vivent dans la ville et parlent de leurs projets avec les familles, comme chaque année au printemps, quand les "
            + "écoles ferment.";

    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData($"---\ndate: 2026-11-01\n---\nDakar, le 3 novembre 2026 – {Text}", "2026-11-01")]
    [InlineData($"Dakar, le 3 novembre 2026 – {Text}", "2026-11-03")]
    [InlineData($"Le titre\n\nPublié le 4 novembre 2026\n\n{Text}", "2026-11-04")]
    [InlineData($"Un accord a été signé le 5 novembre 2026 à Dakar. {Text}", "2026-11-05")]
    [InlineData($"Le titre\n\n{Text}\n\nDakar, le 6 novembre 2026", "2026-11-06")]
    public void Is_stated_or_found(string text, string day) => Assert.Equal((day, false), Read(text));

    [Theory]
    [InlineData($"{Text}")]
    [InlineData($"Dakar, le 3 décembre 2026 – {Text}")]
    [InlineData($"Le titre\n\n12 décembre 2026\n\n{Text}")]
    [InlineData($"Le titre\n\n{Text}\n\nSamedi 12 décembre 2026")]
    [InlineData($"Le titre\n\n{Text}\n\nDakar, le 12 décembre 2026")]
    [InlineData($"Un accord sera signé le 5 décembre 2026 à Dakar. {Text}")]
    [InlineData($"La ville existe depuis le 5 mai 2020. {Text}")]
    [InlineData($"La guerre a fini le 8 mai 1945. {Text}")]
    public void Is_that_of_the_upload_where_no_day_can_be_it(string text) => Assert.Equal(("2026-11-23", true), Read(text));

    [Fact]
    public void A_day_to_come_stays_in_the_text() =>
        Assert.Contains("12 décembre 2026", Body($"Le titre\n\n12 décembre 2026\n\n{Text}").Text, StringComparison.Ordinal);

    [Fact]
    public void Is_today_where_it_is_tomorrow_in_the_east() =>
        Assert.Equal(("2026-11-23", false), Read($"Auckland, le 24 novembre 2026 – {Text}"));

    [Fact]
    public void May_be_in_the_future_where_an_editor_says_so() =>
        Assert.Equal(("2026-12-24", false), Read($"---\ndate: 2026-12-24\n---\n{Text}"));

    private (string Day, bool IsInferred) Read(string text) =>
        (Body(text).Published.ToString("yyyy-MM-dd", null), Body(text).PublishedInferred);

    private EditionBody Body(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return _reader
            .Read(
                new Upload(
                    new BlobPath("a.txt"),
                    "1",
                    new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
                    content.Length,
                    content))
            .Body;
    }
}
