using System.Net;
using System.Text.RegularExpressions;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>The contract of every engine.</summary>
public abstract partial class EngineContractTests
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ITranslator Engine { get; }

    /// <summary>The pattern of its name and version.</summary>
    protected abstract string Description { get; }

    [Fact]
    public async Task Translations_are_in_the_order_of_the_fragments()
    {
        string[] fragments =
        [
            .. Enumerable.Range(1000, 130).Select(i => (i % 10) switch
            {
                3 => "",
                4 => " \n",
                5 => "Les enfants jouent.",
                _ => $"La ville a {i} maisons.",
            }),
        ];
        var answers = await Engine.TranslateAsync(fragments, "fr", "en", Cancellation);
        Assert.Equal(fragments.Length, answers.Count);
        Assert.All(fragments.Zip(answers), pair =>
        {
            if (string.IsNullOrWhiteSpace(pair.First))
            {
                Assert.Equal(pair.First, pair.Second);
                return;
            }

            Assert.NotEqual(pair.First, pair.Second);
            Assert.Equal(Number().Match(pair.First).Value, Number().Match(pair.Second).Value);
        });
        Assert.Single(answers.Where((_, i) => fragments[i] == "Les enfants jouent.").Distinct());
    }

    [Fact]
    public async Task An_empty_list_has_an_empty_translation() => Assert.Empty(await Engine.TranslateAsync([], "fr", "en", Cancellation));

    [Theory]
    [InlineData("Le <span class=\"notranslate\" translate=\"no\">Rabat Process</span> commence demain.")]
    [InlineData(
        "Les enfants de <span class=\"notranslate\" translate=\"no\">MIEUX</span> et de <span class=\"notranslate\" "
            + "translate=\"no\">4Mi</span>, puis <span class=\"notranslate\" translate=\"no\">4Mi</span>."
    )]
    [InlineData(
        "<span class=\"notranslate\" translate=\"no\">Q &amp; A</span> : les voisins <a href=\"https://example.org/\">de <span "
            + "class=\"notranslate\" translate=\"no\">la ville</span></a> parlent."
    )]
    public async Task Protected_text_is_not_changed(string fragment)
    {
        var answer = Assert.Single(await Engine.TranslateAsync([fragment], "fr", "en", Cancellation));
        Assert.Equal(Protected(fragment), Protected(answer));
        Assert.NotEqual(fragment, answer);
    }

    [Theory]
    [InlineData("Le <b>projet</b> de la <a href=\"https://example.org/?a=1&amp;b=2\">ville</a> est prêt.")]
    [InlineData("Une <em>politique <strong>commune</strong></em><br>pour les enfants")]
    public async Task Elements_are_not_changed(string fragment)
    {
        // LibreTranslate resolves the reference in an address: for a browser it is the same.
        var answer = Assert.Single(await Engine.TranslateAsync([fragment], "fr", "en", Cancellation));
        Assert.Equal(Tags(fragment), Tags(answer));
    }

    [Fact]
    public async Task Text_that_looks_like_markup_stays_text()
    {
        var answer = Assert.Single(
            await Engine.TranslateAsync(["Les <b>voisins</b> &amp; les enfants : 5 &lt; 7 et &lt;i&gt;."], "fr", "en", Cancellation));
        Assert.Equal(["<b>", "</b>"], Tags(answer));
        Assert.Contains("5 < 7", WebUtility.HtmlDecode(answer), StringComparison.Ordinal);
        Assert.Contains("&lt;i", answer.Replace("&lt;x", "&lt;", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unsupported_language_pair_is_refused_with_a_clear_message()
    {
        await KnowItsLanguagesAsync();
        Assert.True(Engine.Supports("fr", "en"));
        Assert.False(Engine.Supports("fr", "fr"));
        Assert.False(Engine.Supports("fr", "xx"));
        var refusal = await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(["Bonjour"], "fr", "xx", Cancellation));
        Assert.Contains("from \"fr\" to \"xx\"", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsOutage);
    }

    [Fact]
    public async Task The_description_has_name_and_version()
    {
        Assert.Matches(Description, await Engine.DescribeAsync("fr", "en", Cancellation));
        Assert.Equal(await Engine.DescribeAsync("fr", "en", Cancellation), await Engine.DescribeAsync("fr", "en", Cancellation));
    }

    [Fact]
    public async Task Concurrent_calls_do_not_mix_their_texts()
    {
        string[] texts = [.. Enumerable.Range(100, 24).Select(i => $"La ville a {i} <b>maisons</b>.")];
        var together = await Task.WhenAll(
            texts.Select(text => Engine.TranslateAsync([text, "Les enfants jouent."], "fr", "en", Cancellation)));
        Assert.All(texts.Zip(together), pair => Assert.Equal(Number().Match(pair.First).Value, Number().Match(pair.Second[0]).Value));
        Assert.Single(together.Select(answers => answers[1]).Distinct());
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Engine.TranslateAsync(["La ville"], "fr", "en", gone.Token));
    }

    /// <summary>Waits until the engine knows its languages: some must ask a server.</summary>
    protected virtual Task KnowItsLanguagesAsync() => Task.CompletedTask;

    private static IEnumerable<string> Tags(string html) => Tag().Matches(html).Select(tag => WebUtility.HtmlDecode(tag.Value));

    private static IEnumerable<string> Protected(string html) =>
        Span().Matches(html).Select(span => WebUtility.HtmlDecode(span.Groups[1].Value)).Order(StringComparer.Ordinal);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex("<span class=\"notranslate\"[^>]*>([^<]*)</span>")]
    private static partial Regex Span();
}
