using System.Text.RegularExpressions;
using CsCheck;
using Newsroom.Search;
using Xunit;

namespace Newsroom.Tests.Search;

public sealed partial class SnippetsTests : IDisposable
{
    private readonly Analysis _analysis = new();

    public void Dispose() => _analysis.Dispose();

    [Fact]
    public void Marks_the_words_found_as_they_are_written() =>
        Assert.Equal("Les <mark>élections</mark> à Rabat", Best("Les élections à Rabat", "Élection"));

    [Fact]
    public void Null_where_the_text_has_none_of_the_words() => Assert.Null(Best("Les élections à Rabat", "Dakar"));

    [Fact]
    public void What_the_text_has_of_HTML_is_escaped() =>
        Assert.Equal(
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>Rabat</mark>", Best("<script>alert(1)</script> & Rabat", "Rabat"));

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
    public void Every_word_found_in_the_passage_is_marked()
    {
        // The second passage has more of the words, and the first word stands in the margin to its left.
        var text = $"{Filler(30)} Rabat un deux trois quatre Rabat et Dakar. {Filler(60)}";
        var snippet = Best(text, "Rabat Dakar")!;
        Assert.Equal(Marked().Count(snippet), Regex.Count(Tag().Replace(snippet, ""), "Rabat|Dakar"));
    }

    [Fact]
    public void Is_bounded_whole_and_safe_whatever_the_text() => Gen.Select(
        Gen.OneOf("Rabat", "Dakar", "migrations", "<b>", "&amp;", "\"", "\n", "😀", "漢字漢字", "l’OIM", new string('x', 400), "–").Array[0, 200], Gen.Bool)
        .Sample((words, spaced) =>
        {
            var text = string.Join(spaced ? " " : "", words);
            if (Best(text, "Rabat OIM") is not { } snippet)
            {
                return;
            }

            var plain = Tag().Replace(snippet, "");
            Assert.DoesNotMatch("[<>\n]", plain);
            Assert.DoesNotMatch("&(?!(amp|lt|gt);)", plain);
            Assert.Equal(plain, string.Concat(plain.EnumerateRunes()));
            Assert.DoesNotContain('\uFFFD', string.Concat(plain.EnumerateRunes()));
            Assert.Contains("<mark>", snippet, StringComparison.Ordinal);
            Assert.True(System.Net.WebUtility.HtmlDecode(plain).Length <= 240 + 4 + 2 * 255);
        });

    private static string Filler(int words) => string.Join(' ', Enumerable.Repeat("autre", words));

    private string? Best(string text, string query) =>
        new Snippets(_analysis).Best("fr", text, [.. _analysis.Tokens("fr", query).Select(term => term.Stem)]);

    [GeneratedRegex("</?mark>")]
    private static partial Regex Tag();

    [GeneratedRegex("<mark>")]
    private static partial Regex Marked();
}
