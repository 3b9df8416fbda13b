using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class PackedIntsTests
{
    [Fact]
    public void Each_number_can_be_had_without_the_others() => Gen.Select(
        Gen.Int[0, 31], Gen.Int[0, 300], Gen.Int[0, 5], Gen.Int).Sample((width, count, before, seed) =>
    {
        var random = new Random(seed);
        var largest = (int)((1L << width) - 1);
        var numbers = Enumerable.Range(0, count).Select(_ => random.Next(3) == 0 ? largest : (int)random.NextInt64(largest + 1L)).ToArray();
        var output = new ByteWriter();
        output.Bytes(new byte[before]);
        PackedInts.Write(output, numbers, width);
        Assert.Equal(before + PackedInts.Bytes(count, width), output.Length);

        // The following bytes must not be read as a part of the numbers.
        byte[] bytes = [.. output.Span, .. Enumerable.Repeat((byte)0xFF, PackedInts.Padding)];
        for (var i = 0; i < count; i++)
        {
            Assert.Equal(numbers[i], PackedInts.Get(bytes, before, width, i));
        }
    });

    [Fact]
    public void The_width_is_that_of_the_largest() => Gen.Int[0, int.MaxValue].Sample(largest =>
    {
        var width = PackedInts.Width(largest);
        Assert.True(largest < 1L << width);
        Assert.True(width == 0 || largest >= 1L << (width - 1));
    });

    [Fact]
    public void Zeros_take_no_room()
    {
        var output = new ByteWriter();
        PackedInts.Write(output, new int[128], PackedInts.Width(0));
        Assert.Equal(0, output.Length);
        Assert.Equal(0, PackedInts.Get(new byte[PackedInts.Padding], 0, 0, 127));
    }
}
