using Newsroom.Articles;
using Newsroom.Events;
using Newsroom.Reading;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class EditionTranslatorTests
{
    private static readonly HtmlCleaner Cleaner = new();

    [Theory]
    [InlineData("<p>Un <b>mot</b> ici.</p>", "<p>[Un <b>mot</b> ici.]</p>")]
    [InlineData("<ul><li>un</li><li>deux<ol><li>trois</li></ol></li></ul>", "<ul><li>[un]</li><li>[deux]<ol><li>[trois]</li></ol></li></ul>")]
    [InlineData("<table><tbody><tr><th>un</th><td>deux <i>trois</i></td></tr></tbody></table>", "<table><tbody><tr><th>[un]</th><td>[deux <i>trois</i>]</td></tr></tbody></table>")]
    [InlineData("<div>avant<p>dedans</p>après</div>", "<div>[avant]<p>[dedans]</p>[après]</div>")]
    [InlineData("sans bloc <em>aucun</em>", "[sans bloc <em>aucun</em>]")]
    [InlineData("<blockquote><p>cité</p></blockquote><dl><dt>mot</dt><dd>sens</dd></dl>", "<blockquote><p>[cité]</p></blockquote><dl><dt>[mot]</dt><dd>[sens]</dd></dl>")]
    [InlineData("<pre>code();</pre><p>texte</p>", "<pre>code();</pre><p>[texte]</p>")]
    [InlineData("<p> </p><hr><p>texte</p>", "<p> </p><hr><p>[texte]</p>")]
    [InlineData("<p>a &amp; b &lt;c&gt;</p>", "<p>[a &amp; b &lt;c&gt;]</p>")]
    [InlineData("<p><a href=\"https://example.org\">lien</a></p>", "<p>[<a href=\"https://example.org\">lien</a>]</p>")]
    public async Task Every_run_of_text_is_translated_once_with_its_tags(string html, string translated) =>
        Assert.Equal(translated, (await TranslateAsync(Body(html), new Brackets())).Html);

    [Fact]
    public async Task Title_summary_and_events_are_translated_as_plain_text()
    {
        var edition = await TranslateAsync(Body("<p>texte</p>") with { Title = "Titre <1> & « 2 »", Summary = "Résumé", Events = [Event("Ouverture"), Event("Clôture")] }, new Brackets());
        Assert.Equal(("[Titre <1> & « 2 »]", "[Résumé]", "en", "brackets"), (edition.Title, edition.Summary, edition.Language, edition.Engine));
        Assert.Equal(["[Ouverture]", "[Clôture]"], edition.Events.Select(happening => happening.Title));
        Assert.Equal("[texte]", edition.Text);
    }

    [Fact]
    public async Task No_summary_stays_none() => Assert.Null((await TranslateAsync(Body("<p>texte</p>"), new Brackets())).Summary);

    [Fact]
    public async Task What_an_engine_answers_is_cleaned() =>
        Assert.Equal("<p>x</p>", (await TranslateAsync(Body("<p>texte</p>"), new Brackets(_ => "x<script>alert(1)</script>"))).Html);

    [Fact]
    public async Task An_engine_that_answers_too_few_fragments_has_failed() =>
        await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(Body("<p>texte</p>"), new Brackets(forget: 1)));

    [Fact]
    public async Task Without_an_engine_the_reason_is_told()
    {
        var translator = new EditionTranslator(TranslationEngine.None("Install one."), Cleaner);
        Assert.Equal("Install one.", (await Assert.ThrowsAsync<TranslationException>(
            () => translator.TranslateAsync(Body("<p>texte</p>"), "en", TestContext.Current.CancellationToken))).Message);
    }

    private static Task<EditionBody> TranslateAsync(EditionBody body, ITranslator engine) =>
        new EditionTranslator(TranslationEngine.Of(engine), Cleaner).TranslateAsync(body, "en", TestContext.Current.CancellationToken);

    private static EditionBody Body(string html) => new() { Title = "Titre", Html = html, Text = "", Language = "fr", Published = DateTimeOffset.UnixEpoch };

    private static Event Event(string title) => new() { Id = title, Article = "a", Title = title, Start = DateTime.UnixEpoch, End = DateTime.UnixEpoch };

    private sealed class Brackets(Func<string, string>? answer = null, int forget = 0) : ITranslator
    {
        public string Describe(string source, string target) => "brackets";

        public bool Supports(string source, string target) => true;

        public Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([.. fragments.SkipLast(forget).Select(answer ?? (fragment => fragment.Length == 0 ? "" : $"[{fragment}]"))]);
    }
}
