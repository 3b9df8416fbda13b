using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class ByteReaderTests
{
    // All sizes are equally frequent.
    private static readonly Gen<long> Long = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (number, bits) => number >> bits);

    private static readonly Gen<string> Text = Gen.OneOf("", "a", "é", "漢字", "😀", "Rabat").Array[0, 40].Select(string.Concat);

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Long, Long, Gen.Byte, Text).Array[0, 20].Sample(values =>
    {
        var output = new ByteWriter();
        foreach (var (one, other, b, text) in values)
        {
            output.Number(one);
            output.Byte(b);
            output.Number((int)(other & int.MaxValue));
            output.Text(text);
        }

        var input = new ByteReader(output.Span);
        foreach (var (one, other, b, text) in values)
        {
            Assert.Equal(one, input.Long());
            Assert.Equal(b, input.Byte());
            Assert.Equal((int)(other & int.MaxValue), input.Number());
            Assert.Equal(text, input.Text());
        }

        Assert.True(input.AtEnd);
    });

    [Fact]
    public void The_largest_numbers_are_read()
    {
        var output = new ByteWriter();
        output.Number(int.MaxValue);
        output.Number(long.MaxValue);
        var input = new ByteReader(output.Span);
        Assert.Equal(int.MaxValue, input.Number());
        Assert.Equal(long.MaxValue, input.Long());
    }

    [Fact]
    public void A_number_that_is_too_large_is_invalid()
    {
        AssertInvalid([0xFF, 0xFF, 0xFF, 0xFF, 0x08], bytes => new ByteReader(bytes).Number());
        AssertInvalid([.. Enumerable.Repeat((byte)0xFF, 9), 1], bytes => new ByteReader(bytes).Long());
        var negative = new ByteWriter();
        negative.Number(-1);
        AssertInvalid(negative.ToArray(), bytes => new ByteReader(bytes).Number());
    }

    [Fact]
    public void What_is_cut_short_is_invalid() => Gen.Select(Long, Text).Sample((number, text) =>
    {
        var output = new ByteWriter();
        output.Number(number);
        output.Text(text);
        for (var length = 0; length < output.Length; length++)
        {
            AssertInvalid(output.ToArray()[..length], bytes =>
            {
                var input = new ByteReader(bytes);
                input.Long();
                input.Text();
            });
        }
    });

    [Fact]
    public void A_length_beyond_the_end_is_invalid()
    {
        var output = new ByteWriter();
        output.Number(int.MaxValue);
        AssertInvalid(output.ToArray(), bytes => new ByteReader(bytes).Text());
    }

    private static void AssertInvalid(byte[] bytes, Action<byte[]> read) => Assert.Throws<InvalidDataException>(() => read(bytes));
}
