using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class EditionTranslatorTests
{
    private static readonly HtmlCleaner Cleaner = new();

    [Theory]
    [InlineData("<p>Un <b>mot</b> ici.</p>", "<p>[Un <b>mot</b> ici.]</p>")]
    [InlineData(
        "<ul><li>un</li><li>deux<ol><li>trois</li></ol></li></ul>",
        "<ul><li>[un]</li><li>[deux]<ol><li>[trois]</li></ol></li></ul>"
    )]
    [InlineData(
        "<table><tbody><tr><th>un</th><td>deux <i>trois</i></td></tr></tbody></table>",
        "<table><tbody><tr><th>[un]</th><td>[deux <i>trois</i>]</td></tr></tbody></table>"
    )]
    [InlineData("<div>avant<p>dedans</p>après</div>", "<div>[avant]<p>[dedans]</p>[après]</div>")]
    [InlineData("sans bloc <em>aucun</em>", "[sans bloc <em>aucun</em>]")]
    [InlineData(
        "<blockquote><p>cité</p></blockquote><dl><dt>mot</dt><dd>sens</dd></dl>",
        "<blockquote><p>[cité]</p></blockquote><dl><dt>[mot]</dt><dd>[sens]</dd></dl>"
    )]
    [InlineData("<pre>code();</pre><p>texte</p>", "<pre>code();</pre><p>[texte]</p>")]
    [InlineData("<p> </p><hr><p>texte</p>", "<p> </p><hr><p>[texte]</p>")]
    [InlineData("<p>a &amp; b &lt;c&gt;</p>", "<p>[a &amp; b &lt;c&gt;]</p>")]
    [InlineData("<p>Un. Deux <b>trois</b>. Quatre !</p>", "<p>[Un.] [Deux <b>trois</b>.] [Quatre !]</p>")]
    [InlineData(
        "<p>Un <em>deux.</em> Trois &lt;b&gt;. <a href=\"https://example.org\">Quatre.</a></p>",
        "<p>[Un <em>deux.</em>] [Trois &lt;b&gt;.] [<a href=\"https://example.org\">Quatre.</a>]</p>"
    )]
    [InlineData("<p>Un <em>deux. Trois</em> quatre. Cinq.</p>", "<p>[Un <em>deux. Trois</em> quatre.] [Cinq.]</p>")]
    [InlineData(
        "<p>Adresse : 1, rue X<br>\nDakar<br><img src=\"https://example.org/a.png\"> fin</p>",
        "<p>[Adresse : 1, rue X]<br>\n[Dakar]<br><img src=\"https://example.org/a.png\"> [fin]</p>"
    )]
    [InlineData(
        "<table><tbody><tr><td>12,5 %</td><td>2024</td></tr></tbody></table>",
        "<table><tbody><tr><td>12,5 %</td><td>2024</td></tr></tbody></table>"
    )]
    [InlineData(
        "<p> Un.  \n Deux.<img src=\"https://example.org/a.png\"></p>",
        "<p> [Un.]  \n [Deux.]<img src=\"https://example.org/a.png\"></p>"
    )]
    [InlineData("<p><b> Un mot</b> ici. Deux.</p>", "<p>[<b> Un mot</b> ici.] [Deux.]</p>")]
    [InlineData("<p> <a href=\"https://example.org\"><br>lien</a></p>", "<p> [<a href=\"https://example.org\"><br>lien</a>]</p>")]
    [InlineData("<p><a href=\"https://example.org\">lien</a></p>", "<p>[<a href=\"https://example.org\">lien</a>]</p>")]
    public async Task Every_run_of_text_is_translated_once_with_its_tags(string html, string translated) =>
        Assert.Equal(translated, (await TranslateAsync(Body(html), new Brackets())).Html);

    [Fact]
    public async Task Title_summary_and_events_are_translated_as_plain_text()
    {
        var edition = await TranslateAsync(
            Body("<p>texte</p>") with { Title = "Titre <1> & « 2 »", Summary = "Résumé", Events = [Event("Ouverture"), Event("Clôture")] },
            new Brackets());
        Assert.Equal(
            ("[Titre <1> & « 2 »]", "[Résumé]", "en", "brackets"), (edition.Title, edition.Summary, edition.Language, edition.Engine));
        Assert.Equal(["[Ouverture]", "[Clôture]"], edition.Events.Select(@event => @event.Title));
        Assert.Equal("[texte]", edition.Text);
    }

    [Fact]
    public async Task No_summary_stays_none() => Assert.Null((await TranslateAsync(Body("<p>texte</p>"), new Brackets())).Summary);

    [Fact]
    public async Task Only_sentences_that_are_new_are_sent_and_each_once()
    {
        var engine = new Brackets();
        var (_, first) = await TranslateAsync(
            Body("<p>Un mot. Deux mots.</p><p>Un mot.</p>") with { Summary = "Un mot." }, engine, known: null);
        Assert.Equal(["Titre", "Un mot.", "Deux mots."], engine.Sent);
        Assert.Equal(new TranslationEffort(3, 3, 22), first.Effort);
        var (body, second) = await TranslateAsync(Body("<p>Un mot. Trois mots. Deux mots.</p>"), engine, first);
        Assert.Equal("Trois mots.", engine.Sent[^1]);
        Assert.Equal(new TranslationEffort(4, 1, 11), second.Effort);
        Assert.Equal("<p>[Un mot.] [Trois mots.] [Deux mots.]</p>", body.Html);
        Assert.Equal(second.Effort, body.Effort);
    }

    [Fact]
    public async Task The_alignment_has_every_sentence_in_the_order_of_the_article()
    {
        var body = Body("<h2>Un</h2><p>Deux <b>x</b>. Trois.</p>") with { Summary = "Deux x. Trois.", Events = [Event("Ouverture")] };
        Assert.Equal(
            [
                new(SegmentPart.Title, "Titre", "[Titre]"),
                new(SegmentPart.Summary, "Deux x.", "[Deux x.]"),
                new(SegmentPart.Summary, "Trois.", "[Trois.]"),
                new(SegmentPart.Event, "Ouverture", "[Ouverture]"),
                new(SegmentPart.Body, "Un", "[Un]"),
                new(SegmentPart.Body, "Deux <b>x</b>.", "[Deux <b>x</b>.]"),
                new AlignedSegment(SegmentPart.Body, "Trois.", "[Trois.]"),
            ],
            (await TranslateAsync(body, new Brackets(), known: null)).Alignment.Segments);
    }

    [Fact]
    public async Task A_doubtful_sentence_is_tried_again_alone_and_flagged_if_that_is_no_better()
    {
        var tries = 0;
        var better = new Brackets(text => text.StartsWith("Dix", StringComparison.Ordinal) && ++tries == 1 ? "[Some towns.]" : $"[{text}]");
        var (body, alignment) = await TranslateAsync(Body("<p>Dix villes en 2024. Un mot.</p>"), better, known: null);
        Assert.Equal(["Titre", "Dix villes en 2024.", "Un mot.", "Dix villes en 2024."], better.Sent);
        Assert.Equal("<p>[Dix villes en 2024.] [Un mot.]</p>", body.Html);
        Assert.Equal(new TranslationEffort(3, 3, 50), alignment.Effort);

        var never = new Brackets(text => text.StartsWith("Dix", StringComparison.Ordinal) ? "[Some towns.]" : $"[{text}]");
        (body, alignment) = await TranslateAsync(Body("<p>Dix villes en 2024. Un mot.</p>"), never, known: null);
        Assert.Equal("<p>[Some towns.] [Un mot.]</p>", body.Html);
        Assert.Equal(1, alignment.Effort.Flagged);
        Assert.Equal([SegmentFlag.Number], alignment.Segments.Single(segment => segment.Target == "[Some towns.]").Flags);
        Assert.All(alignment.Segments.Where(segment => segment.Target != "[Some towns.]"), segment => Assert.Null(segment.Flags));
    }

    [Fact]
    public async Task An_engine_that_fails_at_a_second_try_costs_nothing_that_was_answered()
    {
        Exception[] failures =
            [new TranslationException("Down."), new TranslationPausedException("The budget is used up.", DateTimeOffset.MaxValue)];
        foreach (var failure in failures)
        {
            var tries = 0;
            var engine = new Brackets(
                text => !text.StartsWith("Dix", StringComparison.Ordinal) ? $"[{text}]" : ++tries == 1 ? "[Some towns.]" : throw failure);
            var (body, alignment) = await TranslateAsync(Body("<p>Dix villes en 2024. Un mot.</p>"), engine, known: null);
            Assert.Equal("<p>[Some towns.] [Un mot.]</p>", body.Html);
            Assert.Equal(new TranslationEffort(3, 3, 31, 1), alignment.Effort);
        }
    }

    [Fact]
    public async Task Sentences_of_another_engine_are_translated_again()
    {
        var (_, first) = await TranslateAsync(Body("<p>Un mot.</p>"), new Brackets(), known: null);
        var engine = new Brackets();
        await TranslateAsync(Body("<p>Un mot.</p>"), engine, first with { Engine = "brackets 1.0" });
        Assert.Equal(["Titre", "Un mot."], engine.Sent);
    }

    [Fact]
    public async Task An_element_that_an_engine_leaves_open_ends_with_its_sentence() =>
        Assert.Equal(
            "<p><b>x</b> y</p>", (await TranslateAsync(Body("<p>Un. Deux.</p>"), new Brackets(text => text == "Un." ? "<b>x" : "y"))).Html);

    [Fact]
    public async Task Thirty_thousand_line_breaks_take_no_time() =>
        Assert.StartsWith(
            "<p>[un]<br>[un]",
            (await TranslateAsync(Body($"<p>{string.Join("<br>", Enumerable.Repeat("un", 15_000))}</p>"), new Brackets())).Html,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_sign_that_an_engine_does_not_escape_is_escaped() =>
        Assert.Equal("<p>Q &amp; A &lt; 5</p>", (await TranslateAsync(Body("<p>texte</p>"), new Brackets(_ => "Q & A &lt; 5"))).Html);

    [Fact]
    public async Task What_an_engine_answers_is_cleaned() =>
        Assert.Equal("<p>x</p>", (await TranslateAsync(Body("<p>texte</p>"), new Brackets(_ => "x<script>alert(1)</script>"))).Html);

    [Fact]
    public async Task An_engine_that_answers_too_few_fragments_has_failed() =>
        await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(Body("<p>texte</p>"), new Brackets(forget: 1)));

    [Fact]
    public async Task Terms_of_the_glossary_stand_in_the_question_and_in_the_answer()
    {
        var engine = new Brackets();
        var terms = new Terminology(
            [new Term("Processus de Rabat", "Rabat Process", MatchesCase: false), new Term("MMC", Translation: null, MatchesCase: true)]);
        var (body, alignment) = await TranslateAsync(
            Body("<p>Le MMC et le <b>processus de Rabat</b> agissent. Rien.</p><p>MMC</p>"), engine, known: null, terms);
        Assert.Equal(
            [
                "Titre",
                """Le <span class="notranslate" translate="no">MMC</span> et le <b><span class="notranslate" translate="no">Rabat Process</span></b> agissent.""",
                "Rien.",
            ],
            engine.Sent);
        Assert.Equal("<p>[Le MMC et le <b>Rabat Process</b> agissent.] [Rien.]</p><p>MMC</p>", body.Html);
        Assert.Equal("Le MMC et le <b>processus de Rabat</b> agissent.", alignment.Segments[1].Source);

        // With other terms only the sentences that have them are sent again.
        await TranslateAsync(
            Body("<p>Le MMC et le <b>processus de Rabat</b> agissent. Rien.</p><p>MMC</p>"),
            engine,
            alignment,
            new Terminology([new Term("rien", "Nothing", MatchesCase: false)]));
        Assert.Equal(["Le MMC et le <b>processus de Rabat</b> agissent.", "MMC"], engine.Sent[3..]);
    }

    [Fact]
    public async Task A_term_that_is_missing_in_the_answer_makes_it_doubtful()
    {
        var (_, alignment) = await TranslateAsync(
            Body("<p>Le processus de Rabat agit.</p>"),
            new Brackets(_ => "The process acts."),
            known: null,
            new Terminology([new Term("Processus de Rabat", "Rabat Process", MatchesCase: false)]));
        Assert.Equal([SegmentFlag.Term], alignment.Segments[1].Flags);
    }

    private static async Task<EditionBody> TranslateAsync(EditionBody body, ITranslator engine) =>
        (await TranslateAsync(body, engine, known: null)).Body;

    private static Task<(EditionBody Body, Alignment Alignment)> TranslateAsync(
        EditionBody body, ITranslator engine, Alignment? known, Terminology? terms = null) =>
        new EditionTranslator(engine, Cleaner).TranslateAsync(
            body, "en", terms ?? new Terminology([]), known, TestContext.Current.CancellationToken);

    private static EditionBody Body(string html) =>
        new() { Title = "Titre", Html = html, Text = "", Language = "fr", Published = DateTimeOffset.UnixEpoch };

    private static Event Event(string title) =>
        new() { Id = title, Article = "a", Title = title, Start = DateTime.UnixEpoch, End = DateTime.UnixEpoch };

    private sealed class Brackets(Func<string, string>? answer = null, int forget = 0) : ITranslator
    {
        public List<string> Sent { get; } = [];

        public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) =>
            ValueTask.FromResult("brackets");

        public bool Supports(string source, string target) => true;

        public Task<IReadOnlyList<string>> TranslateAsync(
            IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
        {
            Sent.AddRange(fragments);
            return Task.FromResult<IReadOnlyList<string>>([.. fragments.SkipLast(forget).Select(answer ?? (fragment => $"[{fragment}]"))]);
        }
    }
}
