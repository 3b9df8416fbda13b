using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using Newsroom.Search.Analysis;
using Newsroom.Search.Snippets;
using Xunit;

namespace Newsroom.Tests.Search.Snippets;

public sealed partial class SnippetBuilderTests : IDisposable
{
    private static readonly Gen<string> Text = Gen.Select(
        Gen.OneOf(
            "Rabat", "Dakar", "migrations", "dialogue", "<b>", "&amp;", "\"", "\n", "\r\n\r\n", "😀", "𠀋𠀋", "漢字漢字。", "l’OIM",
            new string('x', 400), "–", "fin.", "M.",
            "الهجرة", "e\u0301", "…", " ").Array[0, 200],
        Gen.Bool, (words, spaced) => string.Join(spaced ? " " : "", words));

    private static readonly Gen<string> Query = Gen.OneOf(
        "Rabat OIM", "Rabat", "\"Rabat Dakar\"", "\"Rabat Dakar Rabat\" OIM", "\"l’OIM\"", "migr*", "x* 漢", "Rabatt~ Dakar", "الهجرة");

    private readonly TextAnalysis _analysis = new();
    private readonly SnippetBuilder _snippets;
    private int _texts;

    public SnippetBuilderTests() => _snippets = new SnippetBuilder(_analysis);

    public void Dispose()
    {
        _snippets.Dispose();
        _analysis.Dispose();
    }

    [Fact]
    public void Marks_the_words_found_as_they_are_written() =>
        Assert.Equal("Les <mark>élections</mark> à Rabat", Best("Les élections à Rabat", "Élection"));

    [Theory]
    [InlineData("Les élections à Rabat")]
    [InlineData("")]
    public void None_where_the_text_has_none_of_the_words(string text)
    {
        Assert.Null(Best(text, "Dakar \"la migration\" xyz* abcd~"));
        Assert.Null(Best(text, ""));
    }

    [Fact]
    public void What_the_text_has_of_HTML_is_escaped() =>
        Assert.Equal(
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>Rabat</mark>", Best("<script>alert(1)</script> & Rabat", "Rabat"));

    [Theory]
    [InlineData("Trois priorités\n\nLe projet de Rabat", "Trois priorités · Le projet de <mark>Rabat</mark>")]
    [InlineData("Rabat\n\n\nDakar", "<mark>Rabat</mark> · Dakar")]
    [InlineData("Il est fini.\n\nÀ Rabat", "Il est fini. À <mark>Rabat</mark>")]
    [InlineData("Les villes :\n- Dakar\n- Rabat", "Les villes : - Dakar - <mark>Rabat</mark>")]
    [InlineData("Rabat  et Dakar", "<mark>Rabat</mark>  et Dakar")]
    public void A_heading_is_kept_apart_from_what_is_below_it(string text, string marked) => Assert.Equal(marked, Best(text, "Rabat"));

    [Theory]
    [InlineData("appel*", "Un <mark>appel</mark>, des <mark>appels</mark>, l’<mark>appellation</mark>, la pelle")]
    [InlineData("Rabatt~", "De <mark>Rabat</mark> à <mark>Rabatt</mark> par Raba")]
    public void Marks_beginnings_and_other_spellings(string query, string marked)
    {
        // The mark includes the article, as the analysis treats both as one word.
        var expected = marked.Replace("l’<mark>", "<mark>l’", StringComparison.Ordinal);
        Assert.Equal(expected, Best(Tag().Replace(marked, ""), query));
    }

    [Theory]
    [InlineData("\"dialogue de Rabat\"", "Le <mark>dialogue de Rabat</mark>, un dialogue large à Rabat, Rabat")]
    [InlineData("\"dialogue de Rabat\"", "Un <mark>dialogue à Rabat</mark>: words that say nothing stand for each other")]
    [InlineData("\"dialogue de Rabat\" Rabat", "Le <mark>dialogue de Rabat</mark>, un dialogue large à <mark>Rabat</mark>")]
    [InlineData("\"Rabat Dakar\" \"Dakar Rome\"", "À <mark>Rabat, Dakar, Rome</mark> et Dakar")]
    [InlineData("\"Rabat\"", "À <mark>Rabat</mark>")]
    public void Words_of_a_phrase_are_marked_together_and_where_it_stands(string query, string marked) =>
        Assert.Equal(marked, Best(Tag().Replace(marked, ""), query));

    [Fact]
    public void Words_of_a_phrase_that_stand_far_apart_are_marked_each()
    {
        var snippet = Best($"Rabat {new string('.', 1000)} Dakar", "\"Rabat Dakar\"");
        Assert.Equal("<mark>Rabat</mark> …", snippet);
    }

    [Fact]
    public void Shows_the_passage_with_the_most_of_the_words()
    {
        var text = $"Rabat au début. {Filler(80)} Rabat et Dakar ensemble. {Filler(80)}";
        var snippet = Best(text, "Rabat Dakar")!;
        Assert.Contains("<mark>Rabat</mark> et <mark>Dakar</mark>", snippet, StringComparison.Ordinal);
        Assert.StartsWith("… ", snippet, StringComparison.Ordinal);
        Assert.EndsWith(" …", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_phrase_rather_than_its_words()
    {
        var text = $"Rabat et le dialogue. {Filler(80)} Le dialogue de Rabat. {Filler(80)}";
        Assert.Contains("<mark>dialogue de Rabat</mark>", Best(text, "\"dialogue de Rabat\" dialogue Rabat"), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_rare_word_rather_than_frequent_ones()
    {
        var text = $"Le dialogue de Rabat. {Filler(80)} Tout Tivaouane. {Filler(80)}";
        var highlight = new Highlight
        {
            Stems = ["dialogu", "rabat", "tivaouan"],
            Weights = new Dictionary<string, double> { ["tivaouan"] = 2.5 },
        };
        Assert.Contains("<mark>Tivaouane</mark>", Assert.Single(Of(text, highlight)), StringComparison.Ordinal);
        Assert.Contains(
            "<mark>Rabat</mark>",
            Assert.Single(Of(text, highlight with { Weights = new Dictionary<string, double>() })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equals_the_first_is_shown()
    {
        var text = $"Un Rabat premier. {Filler(80)} Un Rabat second.";
        Assert.StartsWith("Un <mark>Rabat</mark> premier.", Best(text, "Rabat"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equals_one_at_the_beginning_of_a_sentence_is_shown_first()
    {
        var text = $"{Filler(40)} Rabat premier {Filler(80)}. Un Rabat second. {Filler(80)}";
        Assert.StartsWith("… Un <mark>Rabat</mark> second.", Best(text, "Rabat"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fin d’avant. Voici le texte sur Rabat", "Voici le")]
    [InlineData("Fin d’avant ! « Voici le texte sur Rabat", "« Voici le")]
    [InlineData("« Fin d’avant. » Voici le texte sur Rabat", "Voici le")]
    [InlineData("Fin d’avant\nvoici le texte sur Rabat", "voici le")]
    [InlineData("Fin d’avant. Voici M. Texte sur Rabat", "Voici M. Texte")]
    [InlineData("Fin d’avant. Voici the U.S. Text sur Rabat", "Voici the")]
    [InlineData("Fin d’avant. Voici (art. un) le texte sur Rabat", "Voici (art.")]
    [InlineData("انتهى. هذا النص عن Rabat", "هذا")]
    public void Begins_with_the_sentence_where_that_is_near(string text, string beginning) =>
        Assert.StartsWith($"… {beginning}", Best($"{Filler(60)} {text} {Filler(60)}", "Rabat"), StringComparison.Ordinal);

    [Fact]
    public void Shows_words_before_and_behind_where_the_sentence_begins_far_away()
    {
        var snippet = Best($"{Filler(60)} Rabat {Filler(60)}", "Rabat")!;
        var before = snippet.IndexOf("<mark>", StringComparison.Ordinal);
        var after = snippet.Length - snippet.IndexOf("</mark>", StringComparison.Ordinal);
        Assert.InRange(before, 100, 130);
        Assert.InRange(after, 100, 130);
    }

    [Fact]
    public void Fills_up_with_what_is_before_where_the_text_ends()
    {
        var snippet = Best($"{Filler(60)}. {Filler(20)}. Rabat.", "Rabat")!;
        Assert.InRange(Tag().Replace(snippet, "").Length, 200, 250);
        Assert.EndsWith("<mark>Rabat</mark>.", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_more_than_one_passage_each_with_something_new_in_text_order()
    {
        var text = $"Un Rabat. {Filler(60)}. Un Rabat encore. {Filler(60)}. Un Rabat, un dialogue. {Filler(60)}. Un Rabat. {Filler(60)}. "
            + $"À Dakar. {Filler(60)}";
        var passages = Of(text, Highlight("Rabat dialogue Dakar"), max: 2);
        Assert.Equal(2, passages.Count);
        Assert.StartsWith("… Un <mark>Rabat</mark>, un <mark>dialogue</mark>.", passages[0], StringComparison.Ordinal);
        Assert.StartsWith("… À <mark>Dakar</mark>.", passages[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_no_more_passages_than_there_are()
    {
        Assert.Single(Of("Rabat et Dakar", Highlight("Rabat Dakar"), max: 3));
        Assert.Equal(2, Of($"Rabat. {Filler(90)} Dakar.", Highlight("Rabat Dakar"), max: 3).Count);
        Assert.Empty(Of("Rabat et Dakar", Highlight("Rabat"), max: 0));
    }

    [Fact]
    public void Every_word_found_in_the_passage_is_marked()
    {
        // The second passage has more of the words; the first word is in the margin to its left.
        var text = $"{Filler(30)} Rabat un deux trois quatre Rabat et Dakar. {Filler(60)}";
        var snippet = Best(text, "Rabat Dakar")!;
        Assert.Equal(Marked().Count(snippet), Regex.Count(Tag().Replace(snippet, ""), "Rabat|Dakar"));
    }

    [Fact]
    public void A_key_is_analysed_once_and_anew_for_a_text_of_another_length()
    {
        var highlight = Highlight("Rabat");
        Assert.Equal("À <mark>Rabat</mark>", Assert.Single(_snippets.Of("key", "fr", "À Rabat", highlight)));
        Assert.Equal("À <mark>Dakar</mark>", Assert.Single(_snippets.Of("key", "fr", "À Dakar", highlight)));
        Assert.Equal("<mark>Rabat</mark>", Assert.Single(_snippets.Of("key", "fr", "Rabat", highlight)));
    }

    [Fact]
    public void Is_bounded_whole_and_safe_whatever_the_text() => Gen.Select(Text, Query).Sample((text, query) =>
    {
        if (Best(text, query) is not { } snippet)
        {
            return;
        }

        var plain = Tag().Replace(snippet, "");
        Assert.DoesNotMatch("[<>\n]", plain);
        Assert.DoesNotMatch("&(?!(amp|lt|gt);)", plain);
        Assert.DoesNotContain('\uFFFD', string.Concat(plain.EnumerateRunes()));
        Assert.Contains("<mark>", snippet, StringComparison.Ordinal);
        Assert.True(WebUtility.HtmlDecode(plain).Length <= 240 + 4 + 2 * 255);
    });

    [Fact]
    public void Passages_are_parts_of_the_text_with_marks_around_parts_of_them() => Gen.Select(
        Text, Query, Gen.Int[1, 4]).Sample((text, query, max) =>
    {
        var line = InWords(text);
        var behind = 0;
        foreach (var snippet in Of(text, Highlight(query), max))
        {
            Assert.Matches("^([^<]*<mark>[^<]+</mark>)+[^<]*$", snippet);
            var passage = InWords(WebUtility.HtmlDecode(Ellipses().Replace(Tag().Replace(snippet, ""), "")));
            var at = line.IndexOf(passage, behind, StringComparison.Ordinal);
            Assert.True(at >= behind, passage);
            behind = at + passage.Length;
        }
    });

    [Fact]
    public void Begins_and_ends_with_whole_words() => Gen.Select(
        Gen.OneOf("Rabat", "dialogue", "mot", "très-long-mot", "fin.", "\n").Array[1, 200].Select(words => string.Join(' ', words)),
        Gen.Int[1, 3]).Sample((text, max) =>
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        foreach (var snippet in Of(text, Highlight("Rabat"), max))
        {
            var shown = Ellipses().Replace(Tag().Replace(snippet, ""), "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(shown.Where(word => word != "·"), word => Assert.Contains(word, words));
        }
    });

    /// <summary>The text without the dots between lines, and with one space between words.</summary>
    private static string InWords(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "·"));

    private static string Filler(int words) => string.Join(' ', Enumerable.Repeat("autre", words));

    private string? Best(string text, string query) => Of(text, Highlight(query)) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new InvalidOperationException("More than one."),
    };

    private IReadOnlyList<string> Of(string text, Highlight highlight, int max = 1) =>
        _snippets.Of($"{_texts++}", "fr", text, highlight, max);

    private Highlight Highlight(string query)
    {
        var parts = Parts().Matches(query).Select(part => part.Value).ToArray();
        return new Highlight
        {
            Stems =
            [
                .. parts.Where(part => char.IsLetter(part[^1]))
                    .SelectMany(part => _analysis.Tokens("fr", part)).Select(token => token.Stem),
            ],
            Prefixes = [.. parts.Where(part => part.EndsWith('*')).Select(part => TextAnalysis.Fold(part[..^1]))],
            Spellings =
            [
                .. parts.Where(part => part.EndsWith('~'))
                    .Select(part => (string[])[TextAnalysis.Fold(part[..^1]), TextAnalysis.Fold(part[..^2])]),
            ],
            Phrases = [.. parts.Where(part => part.EndsWith('"')).Select(part => Phrase([.. _analysis.Tokens("fr", part)]))],
        };
    }

    private static PhraseWord[] Phrase(Token[] tokens) =>
        [.. tokens.Select(token => new PhraseWord(token.Stem, token.Position - tokens[0].Position))];

    [GeneratedRegex("\"[^\"]*\"|[^ \"]+")]
    private static partial Regex Parts();

    [GeneratedRegex("</?mark>")]
    private static partial Regex Tag();

    [GeneratedRegex("<mark>")]
    private static partial Regex Marked();

    [GeneratedRegex("^… | …$")]
    private static partial Regex Ellipses();
}
