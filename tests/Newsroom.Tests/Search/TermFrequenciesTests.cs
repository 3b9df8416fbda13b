using CsCheck;
using Newsroom.Articles;
using Newsroom.Search;
using Xunit;

namespace Newsroom.Tests.Search;

public sealed class TermFrequenciesTests
{
    // Any Unicode text that is no broken surrogate.
    private static readonly Gen<string> Term = Gen.Int[1, 0x10FFFF].Where(code => code is < 0xD800 or > 0xDFFF)
        .Select(char.ConvertFromUtf32).Array[1, 12].Select(string.Concat);

    private static readonly Gen<TermFrequencies> Any = Gen.Select(
        Gen.Dictionary(Term, Gen.Select(Number, Number, Number, (title, summary, body) => new Frequency(title, summary, body)))[0, 40], Number,
        (terms, length) => new TermFrequencies([.. terms.OrderBy(term => term.Key, StringComparer.Ordinal)], length));

    private static Gen<int> Number => Gen.Frequency((9, Gen.Int[0, 300]), (1, Gen.Int[0, int.MaxValue]));

    [Fact]
    public void What_is_packed_comes_out_again() => Any.Sample(terms =>
    {
        var decoded = TermFrequencies.Decode(terms.Encode());
        Assert.Equal(terms.Length, decoded.Length);
        Assert.Equal(terms.Terms, decoded.Terms);
    });

    [Fact]
    public void A_list_that_ends_early_is_invalid() => Gen.Select(Any, Gen.Double.Unit).Sample((terms, share) =>
    {
        var bytes = terms.Encode();
        Assert.Throws<InvalidDataException>(() => TermFrequencies.Decode(bytes.AsSpan(0, (int)(bytes.Length * share))));
    });

    [Fact]
    public void A_list_that_goes_on_is_invalid() => Any.Sample(terms =>
        Assert.Throws<InvalidDataException>(() => TermFrequencies.Decode([.. terms.Encode(), 0])));

    [Fact]
    public void Damaged_bytes_are_invalid_or_another_list_and_nothing_else() => Gen.Select(Any, Gen.Int, Gen.Byte).Sample((terms, at, value) =>
    {
        var bytes = terms.Encode();
        bytes[(int)((uint)at % bytes.Length)] = value;
        Assert.True(Record.Exception(() => TermFrequencies.Decode(bytes)) is null or InvalidDataException);
    });

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 2, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 1, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData(new byte[] { 1, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 1, 5, 1, 65, 0, 0, 0 })]
    public void Claims_that_the_bytes_do_not_keep_are_invalid(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => TermFrequencies.Decode(bytes));

    [Fact]
    public void Words_are_counted_by_field()
    {
        using var analysis = new Analysis();
        var terms = TermFrequencies.Of(analysis, Body("Rabat", "De Rabat à Rome", "Rabat, Rabat et Milan."));
        Assert.Equal(6, terms.Length);
        Assert.Equal(new Frequency(1, 1, 2), terms.Terms.Single(term => term.Key == "rabat").Value);
        Assert.Equal(new Frequency(0, 0, 1), terms.Terms.Single(term => term.Key == "milan").Value);
    }

    [Fact]
    public void They_fit_into_a_row_of_the_table_whatever_the_text()
    {
        // A row holds 1 MiB, the edition among it.
        using var analysis = new Analysis();
        var noise = string.Join(' ', Enumerable.Range(0, 90_000).Select(number => $"{number:x8}{number * 7919:x8}"));
        Assert.True(TermFrequencies.Of(analysis, Body("Titre", null, noise)).Encode().Length <= 900_000);
    }

    private static EditionBody Body(string title, string? summary, string text) => new()
    {
        Title = title,
        Summary = summary,
        Text = text,
        Html = "",
        Language = "fr",
        Published = DateTimeOffset.UnixEpoch,
    };
}
