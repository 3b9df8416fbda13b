using System.Text.RegularExpressions;
using CsCheck;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed partial class ApertiumTranslatorTests(InstalledApertium apertium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task French_becomes_English() =>
        Assert.Equal("The neighbours live in the city.", await One("Les voisins vivent dans la ville."));

    [Theory]
    [InlineData("fr", "en", "(fr-es, spa-eng)")]
    [InlineData("fr", "es", "(fr-es)")]
    [InlineData("en", "es", "(eng-spa)")]
    [InlineData("en", "fr", "(eng-spa, es-fr)")]
    public async Task The_description_names_version_and_modes(string source, string target, string modes)
    {
        Assert.True(apertium.Translator.Supports(source, target));
        Assert.Matches(
            @"^Apertium \d+\.\d+(\.\d+)? " + Regex.Escape(modes) + "$",
            await apertium.Translator.DescribeAsync(source, target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("fr", "zh")]
    [InlineData("xx", "en")]
    [InlineData("fr", "fr")]
    public async Task An_unsupported_pair_is_refused_in_words(string source, string target)
    {
        Assert.False(apertium.Translator.Supports(source, target));
        var exception = await Assert.ThrowsAsync<TranslationException>(() =>
            apertium.Translator.TranslateAsync(["Bonjour"], source, target, Cancellation));
        Assert.Contains($"from \"{source}\" to \"{target}\"", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Le <b>projet</b> de la <a href=\"https://example.org/?a=1&amp;b=[2]\" title=\"«x»\">ville</a> est prêt.",
        "<b>",
        "</b>",
        "<a href=\"https://example.org/?a=1&amp;b=[2]\" title=\"«x»\">",
        "</a>"
    )]
    [InlineData(
        "Une <em>politique <strong>migratoire</strong> commune</em><br>pour l'Europe",
        "<em>",
        "<strong>",
        "</strong>",
        "</em>",
        "<br>"
    )]
    [InlineData("<a href=\"#x\"></a>Les projets <i></i>sont finis", "<a href=\"#x\">", "</a>", "<i>", "</i>")]
    [InlineData("Ils sont mis en place par l'<a href=\"/oim\">Organisation</a>.", "<a href=\"/oim\">", "</a>")]
    public async Task Markup_comes_back_as_it_was(string fragment, params string[] tags) =>
        Assert.Equal(tags, Tag().Matches(await One(fragment)).Select(match => match.Value));

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("fr", "es")]
    [InlineData("en", "fr")]
    [InlineData("es", "en")]
    public async Task No_element_loses_its_words(string source, string target)
    {
        var fragment = "Ils sont mis en place par l'<a href=\"/oim\">OIM</a>, <em>the agency</em> et <b>el proyecto</b>.";
        var answer = Assert.Single(await apertium.Translator.TranslateAsync([fragment], source, target, Cancellation));
        Assert.Matches(@"<a href=""/oim"">[^<]*\w[^<]*</a>.*<em>[^<]*\w[^<]*</em>.*<b>[^<]*\w[^<]*</b>", answer);
    }

    [Theory]
    [InlineData("Voir <code>le projet</code> ici", "<code>le projet</code>")]
    [InlineData("Voir https://www.example.org/le/projet?a=b_c. Puis la ville", "https://www.example.org/le/projet?a=b_c.")]
    [InlineData("Voir www.maison.fr/ville, puis la ville", "www.maison.fr/ville,")]
    [InlineData("Écrire à la.ville@maison.example.org aujourd’hui", "la.ville@maison.example.org")]
    [InlineData("Les projets de <span class=\"notranslate\">Mieux</span> sont finis", "<span class=\"notranslate\">Mieux</span>")]
    [InlineData("Les mots #projet et @maison sont ici", "#projet")]
    public async Task Code_addresses_and_protected_names_stay(string fragment, string kept) =>
        Assert.Contains(kept, await One(fragment), StringComparison.Ordinal);

    [Fact]
    public async Task Entities_are_read_and_written_again()
    {
        Assert.Equal("Zz &lt; Qq &amp; Xx &gt; Ww", await One("Zz &lt; Qq &amp; Xx &gt; Ww"));
        Assert.Equal(await One("L'été est là"), await One("L&#39;&eacute;t&eacute; est l&agrave;"));
    }

    [Fact]
    public async Task Unknown_words_are_not_marked()
    {
        foreach (var (source, target) in new[] { ("fr", "en"), ("fr", "es"), ("en", "fr"), ("en", "es"), ("es", "en"), ("es", "fr") })
        {
            var answer = Assert.Single(
                await apertium.Translator.TranslateAsync(["Zzyzx, Qwrtz Blorg, Xavantina"], source, target, Cancellation));
            Assert.Contains("Zzyzx", answer, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[*#@<>\[\]]", answer);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("12 345,67 — 2020/11")]
    [InlineData("<br>")]
    public async Task What_has_no_words_comes_back_as_it_is(string fragment) => Assert.Equal(fragment, await One(fragment));

    [Fact]
    public async Task Text_without_final_punctuation_gets_none()
    {
        Assert.Equal("The city", await One("La ville"));
        Assert.Equal(" <b>The city</b> ", await One(" <b>La ville</b> "));
        Assert.Equal("The city.", await One("La ville."));
    }

    [Fact]
    public async Task Spelling_that_the_analyser_does_not_know_is_adapted()
    {
        Assert.Equal(await One("L'eau d'aujourd'hui"), await One("L’eau d’aujourd’hui"));
        Assert.Equal(await One("Il met en oeuvre le plan"), await One("Il met en œuvre le plan"));
        Assert.Equal(await One("Les enfants"), await One("Les en\u00ADfants"));
        Assert.Equal(await One("L'été"), await One("L'e\u0301te\u0301"));
        Assert.DoesNotContain(" :", await One("Trois domaines\u00A0: la recherche"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_100_KB_is_translated_whole()
    {
        var sentence = "Les <b>voisins</b> vivent dans la ville. ";
        var answer = await One(string.Concat(Enumerable.Repeat(sentence, 2500)));
        Assert.Equal(2500, answer.Split("<b>neighbours</b> live in the city.").Length - 1);
    }

    [Fact]
    public async Task A_word_of_100_KB_is_carried_through()
    {
        var word = new string('x', 100_000);
        Assert.Equal(word, await One(word));
    }

    [Fact]
    public async Task Fifty_calls_at_once_give_what_single_calls_give()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"La ville numéro {i} a <b>{i}</b> maisons et {i + 7} projets.")];
        var together = await Task.WhenAll(
            texts.Select(text => apertium.Translator.TranslateAsync([text, "Une phrase.", text], "fr", "en", Cancellation)));
        for (var i = 0; i < texts.Length; i++)
        {
            var single = await One(texts[i]);
            Assert.Equal([single, await One("Une phrase."), single], together[i]);
        }
    }

    [Fact]
    public async Task No_text_breaks_the_protocol()
    {
        var known = await One("Les voisins vivent dans la ville.");
        await Gen.String.Array[1, 5].SampleAsync(
            async texts =>
            {
                string[] fragments =
                [
                    .. texts.Select(System.Net.WebUtility.HtmlEncode).OfType<string>(), "Les voisins vivent dans la ville.",
                ];
                var answers = await apertium.Translator.TranslateAsync(fragments, "fr", "en", Cancellation);
                Assert.Equal(fragments.Length, answers.Count);
                Assert.Equal(known, answers[^1]);
            },
            iter: 200,
            threads: 2);
    }

    [Fact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => apertium.Translator.TranslateAsync(["La ville"], "fr", "en", cancelled.Token));
    }

    private async Task<string> One(string fragment) =>
        Assert.Single(await apertium.Translator.TranslateAsync([fragment], "fr", "en", Cancellation));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
