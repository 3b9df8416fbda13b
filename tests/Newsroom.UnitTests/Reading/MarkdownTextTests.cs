using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class MarkdownTextTests
{
    private static readonly HtmlCleaner Cleaner = new();

    private static Copy Read(string text) => CopyEditor.Edit(new MarkdownFormat(Cleaner).Read(Encoding.UTF8.GetBytes(text), []));

    [Fact]
    public void The_first_heading_is_the_headline_and_goes_from_the_body()
    {
        var page = Read("# Un *titre*\n\nLe texte\nen deux lignes.\n\n## Partie\n\n- un\n- deux");
        Assert.Equal(("Un titre", "Le texte en deux lignes."), (page.Headline, page.Lead));
        Assert.DoesNotContain("<h1", page.Html, StringComparison.Ordinal);
        Assert.Equal("Le texte en deux lignes.\n\nPartie\n\n- un\n- deux", page.Text);
    }

    [Theory]
    [InlineData("<h1>Le port<br>ouvre</h1>\n\nLe texte.")]
    [InlineData("Le port  \nouvre\n=====\n\nLe texte.")]
    public void A_line_break_in_a_headline_divides_words(string text) => Assert.Equal("Le port ouvre", Read(text).Headline);

    [Fact]
    public void A_line_break_in_a_paragraph_divides_words() => Assert.Equal("Le port ouvre.", Read("# Titre\n\nLe port<br>ouvre.").Lead);

    [Fact]
    public void A_heading_after_text_is_no_headline() => Assert.Null(Read("Le texte.\n\n# Titre").Headline);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<p onclick=\"alert(1)\">texte</p>")]
    [InlineData("[lien](javascript:alert(1))")]
    [InlineData("[lien](JaVaScRiPt:alert(1))")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">lien</a>")]
    [InlineData("![image](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">lien</a>")]
    [InlineData("<a href=\"vbscript:alert(1)\">lien</a>")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<form action=\"javascript:alert(1)\"><button>x</button></form>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">texte</p>")]
    [InlineData("<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">")]
    [InlineData("<base href=\"https://evil.example\"><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">")]
    public void What_could_run_is_gone(string markdown)
    {
        var body = Cleaner.Parse(Read($"Le texte.\n\n{markdown}").Html);
        Assert.Empty(body.QuerySelectorAll("script, iframe, object, embed, form, button, svg, math, style, base, meta, noscript"));
        Assert.All(body.QuerySelectorAll("*"), element =>
        {
            Assert.DoesNotContain(element.Attributes, attribute =>
                attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
            Assert.All(element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "cite"), attribute =>
                Assert.Matches("^(https?:|mailto:|[^:]*$)", attribute.Value));
        });
    }

    [Theory]
    [InlineData("[le rapport](javascript:alert(1)/a.pdf)", "The address javascript:alert(1)/a.pdf of \"le rapport\" was left out")]
    [InlineData("[la copie](file:///C:/Users/a.docx)", "The address file:///C:/Users/a.docx of \"la copie\" was left out")]
    [InlineData("![plan](ftp://example.org/plan.png)", "The address ftp://example.org/plan.png was left out")]
    public void An_address_that_is_left_out_is_named(string markdown, string warning) =>
        Assert.StartsWith(warning, Assert.Single(Warnings(markdown)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[a](https://example.org) [b](mailto:a@example.org) [c](tel:+33123456789) [d](/un/autre) [e](autre.md) [f](#bas)")]
    [InlineData("![a](image.png) <https://example.org>")]
    public void Other_addresses_give_no_warning(string markdown) => Assert.Empty(Warnings(markdown));

    private static List<string> Warnings(string markdown)
    {
        var warnings = new List<string>();
        new MarkdownFormat(Cleaner).Read(Encoding.UTF8.GetBytes($"Le texte.\n\n{markdown}"), warnings);
        return warnings;
    }

    [Theory]
    [InlineData("[lien](https://example.org)", "<p><a href=\"https://example.org\">lien</a></p>")]
    [InlineData("<https://example.org>", "<p><a href=\"https://example.org\">https://example.org</a></p>")]
    [InlineData("a < b & c", "<p>a &lt; b &amp; c</p>")]
    public void What_is_harmless_stays(string markdown, string html) => Assert.Equal(html, Read(markdown).Html);

    [Theory]
    [InlineData("*a _b ", 3_000, "4,000 signs that begin emphasis in one paragraph")]
    [InlineData("a ~b ^c\n", 2_001, "4,000 signs that begin emphasis in one paragraph")]
    [InlineData("a\nwww.a.fr ", 1_001, "1,000 web addresses in one paragraph")]
    [InlineData("- https://example.org/a\n", 3_000, null)]
    [InlineData("*a*\n\n*b*\n\n", 6_000, null)]
    [InlineData("snake_case 2*3 a = b ", 5_000, null)]
    public void Emphasis_and_addresses_are_bounded_before_they_are_parsed_and_signs_within_words_are_none(string piece, int times, string? reason)
    {
        var thrown = Record.Exception(() => Read(string.Concat(Enumerable.Repeat(piece, times))));
        Assert.Equal(reason is null, thrown is null);
        Assert.Contains(reason ?? "", thrown?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_in_words()
    {
        string[] texts =
        [
            new string('>', 5_000) + "x",
            string.Concat(Enumerable.Repeat("<div>", 100_000)),
            string.Concat(Enumerable.Repeat("<b>", 100_000)) + "x",
            string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', 2 * depth) + "- x\n")),
        ];
        Assert.All(texts, text => Assert.Matches(
            "nested too deeply|too large to read", Assert.Throws<UnreadableException>(() => Read(text)).Message));
    }

    [Fact]
    public void Many_elements_beside_each_other_are_no_nesting()
    {
        var text =
            string.Concat(Enumerable.Repeat("<p>Un <b>mot</b> ici.<br>\n", 3_000))
            + "<ul>"
            + string.Concat(Enumerable.Repeat("<li>un\n", 3_000))
            + "</ul>";
        Assert.EndsWith("- un", Read(text).Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Adversarial =>
        new("[", "*", "_", "`", "<", "![", "](", "&", "**a", "[a](", "|", "\\", "<!--", "http://", "1. ");

    [Theory(Timeout = 60_000), MemberData(nameof(Adversarial))]
    public Task Repetitions_made_to_be_slow_are_read_or_refused(string pattern) =>
        Task.Run(
            () =>
                Assert.True(
                    Record.Exception(() => Read(string.Concat(Enumerable.Repeat(pattern, 20_000 / pattern.Length))))
                        is null
                            or UnreadableException),
            TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("<p>un</p><p>deux</p>", "un\n\ndeux")]
    [InlineData("<p>un<br>deux</p>", "un\ndeux")]
    [InlineData("<ul><li>un</li><li><p>deux</p></li></ul>", "- un\n- deux")]
    [InlineData("<ul><li>un<ul><li>sous</li></ul></li></ul>", "- un\n\n- sous")]
    [InlineData("<table><tr><td>un</td><td>deux</td></tr><tr><td>trois</td></tr></table>", "un deux\ntrois")]
    [InlineData("<p>un\nseul</p>", "un seul")]
    [InlineData("<pre>un\n  deux</pre>", "un\ndeux")]
    [InlineData("<p>a &lt; b</p>", "a < b")]
    [InlineData("  ", "")]
    public void HTML_becomes_text_block_by_block(string html, string text) => Assert.Equal(text, HtmlText.Of(Cleaner.Parse(html)));
}
