using NetVips;
using Newsroom.Content;
using Newsroom.Files;
using Xunit;

namespace Newsroom.Tests.Files;

public sealed class PictureConverterTests : IDisposable
{
    private static readonly int[] Delays = [100, 100, 100];

    private readonly PictureConverter _converter = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000, 500, 320, 320, 160)]
    [InlineData(200, 100, 320, 200, 100)]
    [InlineData(1000, 30_000, 640, 546, 16_380)]
    [InlineData(1000, 500, null, 1000, 500)]
    public async Task A_picture_is_never_enlarged_and_never_too_long_for_its_format(
        int width, int height, int? wanted, int expectedWidth, int expectedHeight)
    {
        var picture = await ConvertAsync(Image.Black(width, height).PngsaveBuffer(), wanted, Cancelled);
        using var made = Image.NewFromBuffer(picture.Bytes);
        Assert.Equal((expectedWidth, expectedHeight), (made.Width, made.Height));
        Assert.Equal((width, height), (picture.FullWidth, picture.FullHeight));
    }

    [Fact]
    public async Task A_moving_picture_moves_on()
    {
        using var frames = Image.Arrayjoin(
            [.. Enumerable.Range(0, 3).Select(i => (Image.Black(100, 80) + (i * 50)).Cast(Enums.BandFormat.Uchar))], across: 1);
        var gif = frames.Mutate(picture =>
        {
            picture.Set(GValue.GIntType, "page-height", 80);
            picture.Set(GValue.ArrayIntType, "delay", Delays);
        }).GifsaveBuffer();

        var picture = await ConvertAsync(gif, 50, Cancelled);

        using var made = Image.NewFromBuffer(picture.Bytes);
        Assert.Equal("image/webp", picture.MediaType);
        Assert.Equal((50, 40, 3), (made.Width, made.Height, (int)made.Get("n-pages")));
        Assert.Equal((100, 80), (picture.FullWidth, picture.FullHeight));
    }

    [Theory]
    [InlineData("jpg", "image/jpeg")]
    [InlineData("png", "image/png")]
    [InlineData("webp", "image/webp")]
    [InlineData("tif", "image/webp")]
    public async Task The_own_size_keeps_the_format_where_browsers_know_it(string format, string type) =>
        Assert.Equal(type, (await ConvertAsync(Image.Black(40, 30).WriteToBuffer($".{format}"), null, Cancelled)).MediaType);

    [Theory]
    [InlineData(Enums.Interpretation.Cmyk, "jpg")]
    [InlineData(Enums.Interpretation.Bw, "jpg")]
    [InlineData(Enums.Interpretation.Rgb16, "png")]
    public async Task Other_colours_become_those_of_screens(Enums.Interpretation colours, string format)
    {
        using var drawn = (Image.Black(40, 30, bands: 3) + 100).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var picture = await ConvertAsync(drawn.Colourspace(colours).WriteToBuffer($".{format}"), 320, Cancelled);
        using var made = Image.NewFromBuffer(picture.Bytes);
        Assert.Equal(Enums.Interpretation.Srgb, made.Interpretation);
        Assert.InRange(made.Avg(), 85, 115);
    }

    [Fact]
    public async Task What_is_no_picture_is_unreadable() =>
        await Assert.ThrowsAsync<UnreadableException>(() => ConvertAsync("<svg/>"u8.ToArray(), 320, Cancelled));

    [Fact]
    public async Task Large_pictures_are_made_one_by_one_and_none_waits_for_ever()
    {
        var (large, small) = (Image.Black(5_000, 4_000).PngsaveBuffer(), Image.Black(40, 30).PngsaveBuffer());
        using var impatient = new CancellationTokenSource();
        var given = Enumerable.Range(0, 5).Select(_ => Record.ExceptionAsync(() => ConvertAsync(large, 320, impatient.Token)).AsTask()).ToList();
        var made = Enumerable.Range(0, 12).Select(number => ConvertAsync(number % 3 == 0 ? large : small, 320, Cancelled)).ToList();
        await impatient.CancelAsync();

        Assert.All(await Task.WhenAll(given), failure => Assert.True(failure is null or OperationCanceledException));
        Assert.All(await Task.WhenAll(made), picture => Assert.NotEmpty(picture.Bytes));
        Assert.NotEmpty((await ConvertAsync(large, 320, Cancelled)).Bytes);
    }

    public void Dispose() => _converter.Dispose();

    private async Task<ConvertedPicture> ConvertAsync(byte[] content, int? width, CancellationToken cancellationToken)
    {
        using var turn = await _converter.EnterAsync(cancellationToken);
        return await turn.ConvertAsync(content, width, cancellationToken);
    }
}
