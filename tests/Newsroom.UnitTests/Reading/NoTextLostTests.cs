using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Reading;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>A word that a reader of the file would have seen stands in the article, or among what was cut.</summary>
public sealed class NoTextLostTests
{
    private static readonly string[] Names =
    [
        .. ("a abbr acronym address applet article aside audio b bdi bdo big blink blockquote button canvas center cite code "
            + "custom-tag dd del details dfn dialog "
            + "dir div dl dt em fieldset figcaption figure font footer form h2 h3 header hgroup i iframe ins kbd label legend li main "
                + "map mark marquee math menu "
            + "meter nav nobr noscript object ol output p picture pre progress q ruby s samp section small span strike strong sub "
                + "summary sup svg table tbody "
            + "td textarea tfoot th thead time tr tt u ul unknown var video").Split(' '),
    ];

    private static readonly ArticleReader Reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    /// <summary>
    /// Elements inside each other with words between their tags, some in angle brackets; end tags are missing now and then.
    /// </summary>
    private static readonly Gen<string> Markup = Gen.Select(
        Gen.Int[0, Names.Length - 1], Gen.Int[0, 9], Gen.Int[0, 3], (name, form, blank) => (Name: Names[name], form, blank)).Array[1, 12]
            .Select(Write);

    private static string Write((string Name, int Form, int Blank)[] parts)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        var word = 0;
        foreach (var (name, form, blank) in parts)
        {
            text.Append(form switch
            {
                0 => $" wordn{word++} <wordn{word++} wordn{word++}> ",
                1 => $" wordn{word++}<br>wordn{word++} ",
                _ => $"<{name}>wordn{word++} ",
            });
            if (form > 1)
            {
                open.Push(name);
            }

            if (form > 4 && open.TryPop(out var ended))
            {
                text.Append(CultureInfo.InvariantCulture, $"wordn{word++}</{ended}> wordn{word++}");
            }

            text.Append(blank switch { 0 => "\n\n", 1 => "\n", _ => " " });
        }

        return text.ToString();
    }

    private static void AssertAllSaid(string name, string content, string markup)
    {
        var draft = Reader.Read(
            new Upload(new BlobPath(name), "1", DateTimeOffset.UnixEpoch, content.Length, Encoding.UTF8.GetBytes(content)));
        var said = Words($"{draft.Body.Title} {draft.Body.Text} {string.Join(' ', draft.Cut)} {draft.Body.Author}");
        var lost = Words(markup).Except(said).ToList();
        Assert.True(lost.Count == 0, $"{string.Join(", ", lost)} lost of: {markup}");
    }

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reading"), "*.html", SearchOption.AllDirectories).Order(
            StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void No_word_of_a_page_disappears(string path)
    {
        var content = File.ReadAllBytes(path);
        var draft = Reader.Read(new Upload(new BlobPath("a.html"), "1", DateTimeOffset.UnixEpoch, content.Length, content));
        using var page = new HtmlParser().ParseDocument(TextDecoder.Decode(content).Text);
        foreach (var invisible in page.QuerySelectorAll("script, style, template, noscript, svg, iframe, object, audio, video"))
        {
            invisible.Remove();
        }

        var said = PageWords($"{draft.Body.Title} {draft.Body.Author} {draft.Body.Text} {string.Join(' ', draft.Cut)}");
        Assert.Empty(PageWords(string.Join(' ', page.Body!.Descendants<IText>().Select(run => run.Data))).Except(said));
    }

    // Words of some length, as blocks that are cut stand without a blank between them.
    private static HashSet<string> PageWords(string text) =>
        [.. Regex.Matches(text, "\\p{Ll}{5,}").Select(match => match.Value)];

    private static HashSet<string> Words(string text) =>
        [.. Regex.Matches(text, "wordn[0-9]+").Select(match => match.Value)];

    [Fact]
    public void No_word_of_Markdown_disappears() => Markup.Sample(
        markup => AssertAllSaid(
            "a.md", $"# The title\n\nThe council met in the town hall on Monday.\n\n{markup}\n\nThe end of the text.\n", markup),
            iter: 2_000);

    [Fact]
    public void No_word_of_HTML_in_JSON_disappears() => Markup.Sample(
        markup => AssertAllSaid(
            "a.json", JsonSerializer.Serialize(new { title = "The title", html = $"<p>The council met.</p>{markup}" }), markup),
            iter: 2_000);
}
