using System.Text;
using CsCheck;
using Newsroom.Importing;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Importing;

/// <summary>HTML becomes Markdown from which the same words are read.</summary>
public sealed class MarkdownWriterTests
{
    private const string Signs = "ab c.,;:!?*_~^=+|[](){}<>&#`\\-0123456789\"'@/é\n";

    private static readonly HtmlCleaner Html = new();
    private static readonly MarkdownFormat Markdown = new(Html);

    private static readonly Gen<string> Words = Gen.Char[Signs].Array[1, 30].Select(signs => new string(signs));

    private static readonly Gen<string> Text = Words.Select(HtmlText.Escape);

    private static readonly Gen<string> Inline = Gen.OneOf(
        Text,
        Gen.Select(Gen.OneOf([.. new[] { "em", "strong", "b", "i", "sub", "sup", "code", "u", "del", "mark", "span" }.Select(Gen.Const)]), Text)
            .Select((name, text) => $"<{name}>{text}</{name}>"),
        Text.Select(text => $"<a href=\"https://ports.example/a_(b)?c=1&amp;d=2\">{text}</a>"),
        Text.Select(text => $"<img src=\"https://ports.example/a b.png\" alt=\"{HtmlText.EscapeAttribute(text)}\">"),
        Gen.Const("<br>"));

    private static readonly Gen<string> Line = Inline.Array[1, 6].Select(string.Concat);

    private static readonly Gen<string> Block = Gen.OneOf(
        Line.Select(line => $"<p>{line}</p>"),
        Gen.Select(Gen.Int[2, 6], Line).Select((level, line) => $"<h{level}>{line}</h{level}>"),
        Line.Array[1, 4].Select(lines => $"<ul>{string.Concat(lines.Select(line => $"<li>{line}</li>"))}</ul>"),
        Line.Array[1, 4].Select(lines => $"<ol>{string.Concat(lines.Select(line => $"<li><p>{line}</p><ul><li>{line}</li></ul></li>"))}</ol>"),
        Line.Array[1, 3].Select(lines => $"<blockquote>{string.Concat(lines.Select(line => $"<p>{line}</p>"))}</blockquote>"),
        Text.Select(text => $"<pre><code>{text}</code></pre>"),
        Line.Select(line => $"<table><tr><td>{line}</td><td>b</td></tr></table>"),
        Line.Select(line => $"<figure><img src=\"a.png\"><figcaption>{line}</figcaption></figure>"),
        Gen.Const("<hr>"));

    [Fact]
    public void No_word_is_lost_whatever_the_text() => Block.Array[1, 5].Sample(
        blocks =>
        {
            var notes = new List<string>();
            var html = string.Concat(blocks);
            var file = new ArticleFile(Html).Write(new ImportedArticle { Path = "a.md", Title = "A", Html = html }, _ => { }, notes);
            var page = Markdown.Read(file, []);
            Assert.True(
                ArticleFile.Signature(Html.Clean(html)) == ArticleFile.Signature(page.Body),
                $"{html}\n-----\n{Encoding.UTF8.GetString(file)}");
        },
        iter: 500);

    [Theory]
    [InlineData("<p>A <strong>b</strong> c, <em>d</em>.</p>", "A **b** c, *d*.")]
    [InlineData("<p>snake_case a*b 1 * 2 [x] #tag</p>", "snake_case a\\*b 1 \\* 2 \\[x\\] #tag")]
    [InlineData("<p># No heading</p><p>1. No list</p><p>- nor this</p>", "\\# No heading\n\n1\\. No list\n\n\\- nor this")]
    [InlineData("<p>See https://ports.example/a_b_c*d now</p>", "See https://ports.example/a_b_c*d now")]
    [InlineData("<h1>Title</h1><h3>Part</h3>", "## Title\n\n### Part")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<ol start=\"3\"><li>a</li><li>b</li></ol>", "3. a\n4. b")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData("<p><a href=\"https://a.example/b\"> link </a>text</p>", "[link](https://a.example/b) text")]
    [InlineData("<p>wor<em>d</em></p>", "wor<em>d</em>")]
    [InlineData("<pre>a\n  b</pre>", "```\na\n  b\n```")]
    public void It_is_written_as_people_write_it(string html, string markdown) =>
        Assert.Equal(markdown, MarkdownWriter.Write(Html.Clean(html)));

    [Fact]
    public void Any_text_in_front_matter_is_read_as_it_was() => Gen.Select(Words, Words).Sample((title, tag) =>
    {
        var article = new ImportedArticle { Path = "a.md", Title = StatedLine(title), Tags = StatedLine(tag) is { } one ? [one] : [], Html = "<p>x</p>" };
        var stated = Markdown.Read(new ArticleFile(Html).Write(article, _ => { }, []), []).Stated;
        Assert.Equal((article.Title, article.Tags.SingleOrDefault()), (stated.Title, stated.Tags.SingleOrDefault()));
        Assert.Empty(stated.Doubts);
    });

    private static string? StatedLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } line ? line : null;
}
