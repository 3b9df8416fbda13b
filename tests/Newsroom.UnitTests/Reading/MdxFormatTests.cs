using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Newsroom.Reading.Formats.Mdx;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class MdxFormatTests
{
    private static readonly MdxFormat Format = new(new MarkdownFormat(new HtmlCleaner()));

    [Fact]
    public void Imports_exports_and_expressions_are_cut_and_named()
    {
        var page = Read("""
            ---
            title: Les quais
            ---
            import Chart from '../components/chart'
            import { a } from "b"

            export const data = {
              name: "quais",

              rows: [1, 2],
            }

            Le port{/* à vérifier */} ouvre{' '}lundi, avec {data.rows.length} navires.
            """);
        Assert.Equal("Les quais", page.Stated.Title);
        Assert.Equal("<p>Le port ouvre lundi, avec  navires.</p>", Html(page));
        Assert.Equal(
            ["import Chart from '../components/chart' import { a } from \"b\"", "export const data = { name: \"quais\", rows: [1, 2], }",
                "{data.rows.length}"],
            page.Cut);
    }

    [Fact]
    public void What_is_between_the_tags_of_components_is_text()
    {
        var page = Read("""
            # Les quais

            <Callout type="info" icon={<Icon name="x" />}>
              Le port **ouvre** lundi.

                Les écoles viennent.

              - un
                - deux
            </Callout>

            <Tabs.Item label="a > b">Mardi</Tabs.Item> et <>mercredi</>. <Chart data={[{ a: "}" }]} />
            """);
        Assert.Equal(
            "<p>Le port <strong>ouvre</strong> lundi.</p><p>Les écoles viennent.</p><ul><li>un\n<ul><li>deux</li></ul></li></ul>"
                + "<p>Mardi et mercredi.</p>",
            Html(page));
        Assert.Equal(
            ["<Callout type=\"info\" icon={<Icon name=\"x\" />}>", "<Tabs.Item label=\"a > b\">", "<>", "<Chart data={[{ a: \"}\" }]} />"],
            page.Cut);
    }

    [Fact]
    public void Pictures_are_pictures_and_elements_of_HTML_stay()
    {
        var page = Read("""
            <Image src="/port.jpg" alt="Le port [1]" width={800} />

            <div className="grid" style={{ color: "red" }}>
            H<sub className="x">2</sub>O **léger**<br />
            </div>
            """);
        var html = Html(page);
        Assert.Contains("<img src=\"/port.jpg\" alt=\"Le port [1]\">", html, StringComparison.Ordinal);
        Assert.Contains("H<sub>2</sub>O <strong>léger</strong>", html, StringComparison.Ordinal);
        Assert.Empty(page.Cut);
    }

    [Theory]
    [InlineData("Le code `<A>{b}` reste.", "<p>Le code <code>&lt;A&gt;{b}</code> reste.</p>")]
    [InlineData("```jsx\n<A>{b}\nimport x\n```\n\nFin.", "<pre><code>&lt;A&gt;{b}\nimport x\n</code></pre><p>Fin.</p>")]
    [InlineData("Un \\{ et un \\<.", "<p>Un { et un &lt;.</p>")]
    [InlineData("3 < 4, l'été { et l'hiver.", "<p>3 &lt; 4, l'été { et l'hiver.</p>")]
    [InlineData("Le texte\nimport de café.", "<p>Le texte import de café.</p>")]
    public void What_is_no_component_stays(string text, string html)
    {
        var page = Read(text);
        Assert.Equal(html, Html(page).Replace("\nimport de", " import de", StringComparison.Ordinal));
        Assert.Empty(page.Cut);
    }

    [Fact]
    public void Nothing_of_a_component_runs()
    {
        var html = Html(Read("Le texte.\n\n<a href=\"javascript:alert(1)\" onClick={() => alert(1)}>x</a> <script>alert(1)</script>"));
        Assert.DoesNotContain("alert", html, StringComparison.Ordinal);
    }

    /// <summary>Pieces that begin something, in any order: an earlier reader took 25 s for 374 bytes of them.</summary>
    [Fact]
    public void Any_pieces_are_read_in_linear_time()
    {
        string[] pieces =
            ["<", ">", "/", "{", "}", "\"", "'", "`", "A", " ", "\n", "\n\n", "=", "export ", "import ", "<A b=", "/*", "*/", "\\", "```\n", "-", "a"];
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var some = Enumerable.Range(0, random.Next(2, 6)).Select(_ => pieces[random.Next(pieces.Length)]).ToArray();
            var text = string.Concat(Enumerable.Repeat(string.Concat(some), 200_000 / some.Sum(piece => piece.Length)));
            var before = ReadingBudget.ThreadTime();
            MdxText.ToMarkdown(text, []);
            var taken = ReadingBudget.ThreadTime() - before;
            Assert.True(taken < TimeSpan.FromSeconds(1), $"{string.Concat(some)} takes {taken.TotalSeconds:0.0} s.");
        }
    }

    private static Page Read(string text) => Format.Read(Encoding.UTF8.GetBytes(text), []);

    private static string Html(Page page) => page.Body.InnerHtml.Replace(">\n", ">", StringComparison.Ordinal).Trim();
}
