using System.Text;
using CsCheck;
using Newsroom.Content;
using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.Storage;

public sealed class TableKeyTests
{
    // What Table Storage forbids, what the escaping uses itself, and characters of more than one UTF-16 unit.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf(
            "/", "\\", "#", "?", "!", "%", "'", "~", "\u0000", "\u001f", "\u007f", "\u009f", "\n", "é", "😀", "𝔸", " ", "!002f", "a", "1"),
        Gen.Char['a', 'z'].Select(c => c.ToString())).Array[0, 300].Select(string.Concat);

    [Theory]
    [InlineData("2025/sommet de Rabat.fr.md", "2025!002fsommet de Rabat.fr.md")]
    [InlineData("a#b?c\\d!e", "a!0023b!003fc!005cd!0021e")]
    [InlineData("", "")]
    public void Readable_where_it_can_be(string text, string key) => Assert.Equal(key, TableKey.Escape(text));

    [Fact]
    public void Has_only_legal_characters_and_at_most_512_of_them() => Text.Sample(text =>
    {
        var key = TableKey.Escape(text);
        Assert.True(key.Length <= 512);
        Assert.DoesNotContain(key, c => c is '/' or '\\' or '#' or '?' || char.IsControl(c) || char.IsSurrogate(c));
    });

    [Fact]
    public void Is_different_for_different_texts() => Gen.Select(Text, Text).Sample((one, other) =>
        Assert.Equal(one == other, TableKey.Escape(one) == TableKey.Escape(other)));

    [Fact]
    public void Is_different_for_long_texts_that_differ_at_their_end()
    {
        var path = new string('x', 900);
        Assert.NotEqual(TableKey.Escape($"{path}1.md"), TableKey.Escape($"{path}2.md"));
    }

    [Fact]
    public void Times_sort_newest_first() => Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((one, other) =>
        Assert.Equal(
            other.UtcTicks.CompareTo(one.UtcTicks),
            Math.Sign(string.CompareOrdinal(SortKey.NewestFirst(one), SortKey.NewestFirst(other)))));

    // Python: base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower().rstrip('=')
    [Theory]
    [InlineData("", "4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq")]
    [InlineData("abc", "xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq")]
    [InlineData("2025/summit", "xc4wfiehdk7tyfs4qlbq4y7icekhpux7732gbahltjsxytvip6xq")]
    [InlineData("été 😀", "w33tpaejcj3gewhl52o3p5laub5o5eg245lxt4yatu23wgdtwt4q")]
    public void The_digest_is_SHA_256_in_base32(string text, string digest)
    {
        Assert.Equal(digest, Digest.Of(text));
        Assert.Equal(52, Encoding.ASCII.GetByteCount(Digest.Of(text)));
    }
}
