using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Newsroom.Http.Files;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Http;

/// <summary>The first request of a picture in a width makes and stores it. It is interrupted and overtaken at each storage request.</summary>
public sealed class PictureRequestTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Width = 700;

    /// <summary>More than the storage requests of a first request: then nothing happens to it.</summary>
    private const int MaxRequests = 16;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whenever_a_process_dies_the_next_request_is_answered(bool isBefore)
    {
        var site = await emulator.NewSiteAsync("fr");
        var died = 0;
        foreach (var k in Sampling.From(1, MaxRequests))
        {
            var name = await PublishAsync(site, $"{k}", seed: k);
            await using var dying = site.Start(isBefore ? Network.DiesBefore(k) : Network.DiesAfter(k));
            var interrupted = await GetAsync(dying, name);
            Assert.True(interrupted.Status is 200 or 404 or 500 or 503, $"{interrupted.Status}");
            died += interrupted.Status == 200 ? 0 : 1;
            await using var next = site.Start();
            AssertShows(Width, await GetAsync(next, name));
            AssertShows(Width, await GetAsync(next, name));
        }

        Assert.True(!Sampling.IsExhaustive || died is >= 1 and < MaxRequests, $"{died}");
        Assert.All(
            (await site.PicturesAsync()).GroupBy(picture => picture.Split('/')[0]),
            pictures => Assert.Equal(["320", "640"], pictures.Select(picture => picture.Split('/')[1]).Order()));
    }

    [Fact]
    public Task Two_first_requests_give_the_same() => OvertakeAsync(async (site, name) =>
    {
        await using var other = site.Start();
        AssertShows(Width, await GetAsync(other, name));
        return Width;
    });

    [Fact]
    public Task A_picture_that_is_replaced_meanwhile_leaves_nothing() => OvertakeAsync(async (site, name) =>
    {
        await using var other = site.Start();
        await site.UploadAsync(name, Draw(900, seed: 99));
        await other.IngestAsync(name);
        return 900;
    });

    [Fact]
    public Task A_picture_that_is_deleted_meanwhile_leaves_nothing() => OvertakeAsync(async (site, name) =>
    {
        await using var other = site.Start();
        await site.DeleteAsync(name);
        await other.IngestAsync(name);
        return null;
    });

    /// <param name="overtake">What happens to a picture of that name meanwhile; returns its width from then on, null for none.</param>
    private async Task OvertakeAsync(Func<Site, string, Task<int?>> overtake)
    {
        foreach (var k in Sampling.From(1, MaxRequests))
        {
            var site = await emulator.NewSiteAsync("fr");
            var name = await PublishAsync(site, "a", seed: k);
            var (stopped, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
            await using var process = site.Start(new Network(async (number, send) =>
            {
                if (number == k)
                {
                    stopped.TrySetResult();
                    await goOn.Task;
                }

                await send();
            }));
            var running = GetAsync(process, name);
            await Task.WhenAny(stopped.Task, running);
            var width = await overtake(site, name);
            goOn.SetResult();

            Assert.True((await running).Status is 200 or 404 or 503, $"{(await running).Status}");
            await using var next = site.Start();
            var last = await GetAsync(next, name);
            var left = (await site.PicturesAsync()).GroupBy(picture => picture.Split('/')[0]).Count();
            if (width is { } expected)
            {
                AssertShows(expected, last);
                Assert.Equal(1, left);
            }
            else
            {
                Assert.Equal((404, 0), (last.Status, left));
            }
        }
    }

    /// <returns>The path of a picture to which a public article refers.</returns>
    private static async Task<string> PublishAsync(Site site, string name, int seed)
    {
        await using var writer = site.Start();
        await site.UploadAsync($"{name}.png", Draw(Width, seed));
        await writer.IngestAsync($"{name}.png");
        await site.UploadAsync($"{name}.md", $"---\nlanguage: fr\n---\n# Titre\n\nLe texte de l’article.\n\n![Le quai]({name}.png)");
        await writer.IngestAsync($"{name}.md");
        return $"{name}.png";
    }

    private static byte[] Draw(int width, int seed) => (Image.Black(width, 300, bands: 3) + seed).Cast(Enums.BandFormat.Uchar)
        .Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer();

    private static async Task<(int Status, byte[] Body)> GetAsync(NewsroomProcess process, string path)
    {
        var context = Requests.New($"/files/current-640/{path}");
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.RequestServices = process.Services;
        var functions = ActivatorUtilities.CreateInstance<FileFunctions>(process.Services);
        var result = await functions.OneAsync(context.Request, "current-640", path, Cancelled);
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, body.ToArray());
    }

    private static void AssertShows(int width, (int Status, byte[] Body) answer)
    {
        Assert.Equal(200, answer.Status);
        using var picture = Image.NewFromBuffer(answer.Body);
        Assert.Equal((640, (int)Math.Round(300 * 640.0 / width)), (picture.Width, picture.Height));
    }
}
