using CsCheck;
using Newsroom.Search.Analysis;
using Newsroom.Search.Snippets;
using Xunit;

namespace Newsroom.Tests.Search.Snippets;

public sealed class AnalysedTextTests : IDisposable
{
    private static readonly Gen<string> Text = Gen.OneOf(
        "migration", "migrations", "Migrants", "migré", "l’OIM", "OIM", "élève", "élevé", "de", "la", "Rabat", "a", "漢字", "😀", ".")
        .Array[0, 30].Select(words => string.Join(' ', words));

    private readonly TextAnalysis _analysis = new();

    public void Dispose() => _analysis.Dispose();

    [Fact]
    public void Finds_what_reading_all_words_finds() => Gen.Select(
        Text, Gen.OneOf("migration", "migr", "migrant", "oim", "eleve", "elev", "rabat", "a", "de", "zzz", "漢", ""))
        .Sample((text, sought) =>
    {
        var analysed = AnalysedText.Of(_analysis, "fr", text);
        var tokens = _analysis.Tokens("fr", text).ToArray();
        Assert.Equal(Places(tokens, token => token.Stem == sought), Collect(found => analysed.AddByStem(sought, found)));
        Assert.Equal(Places(tokens, token => token.Word == sought), Collect(found => analysed.AddByWord(sought, found)));
        Assert.Equal(
            Places(tokens, token => token.Word.StartsWith(sought, StringComparison.Ordinal)),
                Collect(found => analysed.AddByPrefix(sought, found)));
    });

    [Fact]
    public void Knows_where_each_word_stands() => Text.Sample(text =>
    {
        var analysed = AnalysedText.Of(_analysis, "fr", text);
        foreach (var (number, token) in _analysis.Tokens("fr", text).Index())
        {
            Assert.Equal(token.Start, analysed.Start(number));
            Assert.Equal(token.End, analysed.End(number));
            Assert.Equal(token.Position, analysed.Position(number));
            Assert.Equal(number, analysed.At(token.Position));
        }
    });

    [Fact]
    public void Knows_how_much_memory_it_takes()
    {
        // Two references, a digest of two bytes and three numbers per word; the strings belong to the analysis.
        const int words = 20_000;
        const int distinct = 3_000;
        var text = string.Join(' ', Enumerable.Range(0, words).Select(number => $"mot{number % distinct + 1000}"));
        Assert.InRange(AnalysedText.Of(_analysis, "fr", text).Bytes, 30 * words, 30 * words + 1_000);
    }

    [Fact]
    public void What_comes_after_the_searchable_words_is_not_found()
    {
        var text = string.Concat(Enumerable.Repeat("mot ", TextAnalysis.MaxWords)) + "rabat";
        Assert.Empty(Collect(found => AnalysedText.Of(_analysis, "xx", text).AddByWord("rabat", found)));
    }

    private static int[] Places(Token[] tokens, Func<Token, bool> isSought) =>
        [.. Enumerable.Range(0, tokens.Length).Where(number => isSought(tokens[number]))];

    private static int[] Collect(Action<List<int>> find)
    {
        var found = new List<int>();
        find(found);
        return [.. found.Order()];
    }
}
