using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Xunit;

namespace Newsroom.Tests.Markup;

public sealed class HtmlCleanerTests
{
    private readonly HtmlCleaner _cleaner = new();
    private readonly List<string> _cut = [];

    private IElement Clean(string html) => _cleaner.Clean(html, _cut);

    private string Written(string html) => HtmlWriter.Inner(Clean(html)).Trim();

    [Theory]
    [InlineData("<section><h2>Where</h2><p>Here.</p></section>", "<h2>Where</h2><p>Here.</p>")]
    [InlineData("<center>In the middle</center>", "<p>In the middle</p>")]
    [InlineData("<address>Town hall</address>", "<p>Town hall</p>")]
    [InlineData("<article><p>All of it</p></article>", "<p>All of it</p>")]
    [InlineData("<p><font color=red>Red</font> and <big>big</big></p>", "<p>Red and big</p>")]
    [InlineData("<p><strike>old</strike> <tt>code</tt> <acronym title=\"A B\">AB</acronym></p>",
        "<p><s>old</s> <code>code</code> <abbr>AB</abbr></p>")]
    [InlineData("<p>A <custom-tag>word</custom-tag></p>", "<p>A word</p>")]
    [InlineData("<picture><source srcset=\"a.webp\"><img src=\"a.jpg\" alt=\"A\"></picture>", "<img src=\"a.jpg\" alt=\"A\">")]
    [InlineData("<fieldset><legend>One</legend>Two</fieldset>", "<p>One</p>\n <p>Two</p>")]
    [InlineData("<h2><center>Title</center></h2>", "<h2> Title </h2>")]
    [InlineData("<p><ruby>漢<rt>kan</rt></ruby></p>", "<p>漢 (kan)</p>")]
    [InlineData("<button>Press</button>", "Press")]
    [InlineData("<p>One</p><button>Press</button>", "<p>One</p><p>Press</p>")]
    [InlineData("<menu><li>one</menu>", "<ul><li>one</li></ul>")]
    public void Elements_that_an_article_does_not_have_lose_their_tags_only(string html, string written)
    {
        Assert.Equal(written.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            Written(html).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Empty(_cut);
    }

    [Theory]
    [InlineData("<details open=\"\"><summary>More</summary><p>Hidden</p></details>")]
    [InlineData("<figure><img src=\"a.jpg\" alt=\"A\"><figcaption>Caption</figcaption></figure>")]
    [InlineData("<p><time datetime=\"2027-01-05\">Tuesday</time> <abbr title=\"A B\">AB</abbr></p>")]
    [InlineData("<dl><dt>Term</dt><dd>Meaning</dd></dl>")]
    public void Elements_of_an_article_stay(string html) => Assert.Equal(html, Written(html).ReplaceLineEndings(""));

    [Fact]
    public void Text_beside_a_summary_becomes_a_paragraph() =>
        Assert.Equal("<details><summary>More</summary><p>Hidden <b>part</b></p>\n</details>",
            Written("<details><summary>More</summary>Hidden <b>part</b></details>"));

    [Theory]
    [InlineData("<p>Write to <your name> today.</p>", "Write to <your name> today.")]
    [InlineData("<p>A List<Town> of towns</p>", "A List<Town> of towns")]
    [InlineData("<p>Mail <ada@example.org> now</p>", "Mail <ada@example.org> now")]
    [InlineData("<p>See <https://example.org/a b></p>", "See <https://example.org/a b>")]
    [InlineData("<p>If x<y then stay.</p>", "If x<y then stay.")]
    [InlineData("<p>If a <b c.</p>", "If a <b c.")]
    [InlineData("<p>He said <i think so> and left</p>", "He said <i think so> and left")]
    [InlineData("If x <y", "If x <y")]
    public void Angle_brackets_that_are_no_markup_stay_as_text(string html, string text) => Assert.Equal(text, Clean(html).TextContent);

    [Theory]
    [InlineData("<p hidden>a</p>")]
    [InlineData("<ol reversed><li>a</ol>")]
    [InlineData("<p data-x>a</p>")]
    [InlineData("a<br/>")]
    [InlineData("<town>a</town>")]
    [InlineData("<o:p>a")]
    public void Tags_stay_tags(string html) => Assert.Equal("a", Clean(html).TextContent.Trim());

    [Theory]
    [InlineData("<iframe src=\"https://example.org/film\" title=\"Film\">old</iframe>",
        "<p><a href=\"https://example.org/film\">Film</a></p>", "old")]
    [InlineData("<video controls><source src=\"https://example.org/film.mp4\">No film</video>",
        "<p><a href=\"https://example.org/film.mp4\">https://example.org/film.mp4</a></p>", "No film")]
    [InlineData("<p>Hear <audio src=\"https://example.org/a.mp3\"></audio></p>",
        "<p>Hear  <a href=\"https://example.org/a.mp3\">https://example.org/a.mp3</a> </p>", null)]
    [InlineData("<iframe src=\"javascript:alert(1)\" title=\"Film\"></iframe>", "<p><a>Film</a></p>", null)]
    public void Films_and_frames_leave_a_link(string html, string written, string? cut)
    {
        Assert.Equal((written, cut), (Written(html), _cut.SingleOrDefault()));
    }

    [Fact]
    public void A_formula_leaves_its_text() => Assert.Equal(
        "<p>When a=5, two.</p>",
        Written("<p>When <math><semantics><mrow><mi>a</mi><mo>=</mo><mn>5</mn></mrow><annotation>a=5 in "
            + "TeX</annotation></semantics></math>, two.</p>"));

    [Theory]
    [InlineData("<noscript>Turn on scripts</noscript>", "Turn on scripts")]
    [InlineData("<object data=\"a.swf\">No <b>Flash</b></object>", "No Flash")]
    [InlineData("<svg><text>In a picture</text></svg>", "In a picture")]
    [InlineData("<select><option>One<option>Two</select>", "One Two")]
    [InlineData("<title>Of the page</title>", "Of the page")]
    public void Text_that_is_dropped_is_reported(string html, string cut)
    {
        Assert.Equal("<p>Text</p>", Written($"<p>Text</p>{html}"));
        Assert.Equal(cut, Assert.Single(_cut));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<style>p { color: red }</style>")]
    [InlineData("<template><p>Later</p></template>")]
    [InlineData("<!-- a comment -->")]
    public void What_is_no_text_is_dropped_without_a_word(string html)
    {
        Assert.Equal("<p>Text</p>", Written($"<p>Text</p>{html}"));
        Assert.Empty(_cut);
    }

    [Fact]
    public void Anchors_stay_and_each_name_stands_once()
    {
        var body = Clean("<p><a href=\"#bas\">Down</a></p><p id=\"bas\">One</p><p id=\"bas\">Two</p><a name=\"old\">Three</a><p id=\"a "
            + "b\">Four</p><section id=\"s\">Five</section>");
        Assert.Equal(["bas", "bas-2", "old", "s"], body.QuerySelectorAll("[id]").Select(element => element.Id));
        Assert.Equal("#bas", body.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("<custom onclick=\"alert(1)\">x</custom>")]
    [InlineData("<section><script>alert(1)</script><a href=\"javascript:alert(1)\">x</a></section>")]
    [InlineData("<your <img src=x onerror=alert(1)>")]
    [InlineData("<x y<script>alert(1)</script>")]
    [InlineData("<math><mtext><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>")]
    [InlineData("<video src=\"x\" title=\"&lt;img src=x onerror=alert(1)&gt;\"></video>")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp>")]
    [InlineData("<plaintext><img src=x onerror=alert(1)>")]
    [InlineData("<section id='\"&gt;&lt;script&gt;alert(1)&lt;/script&gt;'>x</section>")]
    [InlineData("<textarea><img src=x onerror=alert(1)></textarea>")]
    [InlineData("<iframe src=\"data:text/html,<script>alert(1)</script>\"></iframe>")]
    public void Rewriting_lets_nothing_through_that_could_run(string html)
    {
        var body = _cleaner.Parse(Written(html));
        Assert.Empty(body.QuerySelectorAll(
            "script, iframe, object, embed, form, button, svg, math, style, base, meta, noscript, video, xmp, textarea"));
        Assert.All(body.QuerySelectorAll("*"), element =>
        {
            Assert.DoesNotContain(
                element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style");
            Assert.All(
                element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "cite"),
                attribute => Assert.Matches("^(https?:|mailto:|[^:]*$)", attribute.Value));
        });
    }

    [Theory]
    [InlineData("a&#xFFFE;b&#8238;c&#x202E;d\u202Ee&#65534;f")]
    [InlineData("a&#x0fffe;b&#08238;c&#x202D;d&#xffff e\uFFFEf")]
    public void Code_points_that_are_no_characters_or_turn_the_text_go(string html) =>
        Assert.Equal("abcdef", Clean(html).TextContent.Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("<svg width=\"1\"><path d=\"M1 1\"/></svg>")]
    [InlineData("<svg><style>.a { }</style><title>Logo</title><g><path d=\"M1 1\"></path></g></svg>")]
    [InlineData("<math><mi>a</mi></math>")]
    public void A_script_behind_a_picture_is_no_markup(string picture)
    {
        var script = string.Concat(Enumerable.Range(0, 1_000).Select(number => $"if (a<b) {{ t.push(\"w{number}\"); t.push('<div>'); }}"));
        Assert.Equal("Text", Clean($"{picture}<p>Text</p><script>{script}</script>").QuerySelector("p:last-child")!.TextContent);
    }

    [Theory]
    [InlineData("<p<time datetime=\"2026-05-05\">a</time>>a</p>")]
    [InlineData("<li<b>a</b>")]
    [InlineData("<br<x>")]
    public void A_bracket_in_a_name_is_a_part_of_it(string piece) => Assert.Contains(
        "elements are open at the same time",
        Assert.Throws<UnreadableException>(() => new HtmlCleaner().Open(string.Concat(Enumerable.Repeat(piece, 2_000)))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<svg><![CDATA[</svg>]]><script>")]
    [InlineData("<svg><desc><div></svg></div></desc><script>")]
    [InlineData("<svg><title></svg></title><script>")]
    [InlineData("<svg><title><a></svg></a></title><script>")]
    [InlineData("<svg><svg></svg><script>")]
    [InlineData("<svg></math><script>")]
    [InlineData("<math><mtext><p></math></p></mtext><script>")]
    [InlineData("<svg><script>")]
    public void Markup_that_hides_in_a_script_of_a_picture_is_counted(string start) => Assert.Contains(
        "nested too deeply",
        Assert.Throws<UnreadableException>(() => Clean(start + string.Concat(Enumerable.Repeat("<div>", 5_000)))).Message,
        StringComparison.Ordinal);
}
