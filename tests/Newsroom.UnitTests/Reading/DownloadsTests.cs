using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class DownloadsTests
{
    private static readonly HtmlCleaner Html = new();

    [Fact]
    public void A_link_to_a_document_is_a_download_with_its_type_and_size() => Assert.Equal(
        [new Download("Le rapport des villes", "https://example.org/a/rapport.pdf?v=2", "application/pdf", 1_200_000)],
        Find("<p>Voir <a href='https://example.org/a/rapport.pdf?v=2'>« Le rapport des villes » (PDF, 1,2 Mo)</a>.</p>"));

    [Fact]
    public void The_size_may_stand_beside_the_link() =>
        Assert.Equal(
            [
                new Download(
                    "Town handbook",
                    "https://example.org/handbook.docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    340_000),
            ],
            Find("<li><a href='https://example.org/handbook.docx'>Town handbook</a> (Word, 340 KB)</li>")
        );

    [Fact]
    public void A_link_that_says_only_PDF_takes_the_name_beside_it() =>
        Assert.Equal(
            "Le rapport des villes",
            Assert.Single(Find("<p>Le rapport des villes <a href='https://example.org/rapport.pdf'>(PDF)</a></p>")).Title
        );

    [Theory]
    [InlineData("<p>Téléchargez : « Le rapport des villes » (2022).</p>", "Le rapport des villes")]
    [InlineData("<p>Download: \"Towns and neighbours\" (PDF)</p>", "Towns and neighbours")]
    [InlineData("<p>Descargas:</p><ul><li>«Las ciudades» (PDF, 88 páginas)</li></ul>", "Las ciudades")]
    [InlineData(
        "<p>Pour en savoir plus, consultez leur site ou la brochure “Les villes et leurs voisins”</p>",
        "Les villes et leurs voisins"
    )]
    [InlineData("<p>To learn more, read the report “Towns and neighbours”.</p>", "Towns and neighbours")]
    public void What_the_text_offers_by_its_title_is_a_download_without_address(string html, string title) =>
        Assert.Equal([new Download(title)], Find(html));

    [Theory]
    [InlineData("<p>Télécharger :</p><p>« Le rapport des villes » (PDF, 3,8 Mo)</p>")]
    [InlineData("<p>Télécharger : « Le rapport des villes » (PDF, 3,8 Mo)</p>")]
    public void Its_size_is_told_too(string html) => Assert.Equal([new Download("Le rapport des villes", Size: 3_800_000)], Find(html));

    [Theory]
    [InlineData("<p>Le rapport « Les villes et leurs voisins » paraît en mai.</p>")]
    [InlineData(
        "<p>La page <a href='https://example.org/villes'>des villes</a> et <a href='https://example.org/photo.jpg'>une photo</a>.</p>"
    )]
    [InlineData("<p>Les villes, dit-elle, « lisent le rapport des voisins ».</p>")]
    [InlineData("<p>Le site example.pdf.org est ouvert.</p>")]
    public void What_is_only_told_of_is_none(string html) => Assert.Empty(Find(html));

    [Fact]
    public void A_title_is_not_offered_twice() => Assert.Single(Find(
        "<p>Téléchargez : « Le rapport des villes »</p><p><a href='https://example.org/r.pdf'>Le rapport des villes</a></p>"));

    private static IReadOnlyList<Download> Find(string html)
    {
        var body = Html.Parse(html);
        return Downloads.Find(body, Block.Of(body));
    }
}
