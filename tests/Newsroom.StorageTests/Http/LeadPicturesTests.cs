using NetVips;
using Newsroom.Content;
using Newsroom.Http.Files;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Http;

public sealed class LeadPicturesTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Articles = 6;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pictures_of_a_list_are_read_once_until_a_file_changes()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using (var writer = site.Start())
        {
            for (var number = 0; number < Articles; number++)
            {
                await UploadAsync(site, writer, number, width: 400);
                await site.UploadAsync($"{number}.md", $"---\nlanguage: fr\n---\n# Titre\n\nLe texte de l’article.\n\n![Le quai]({number}.png)");
                await writer.IngestAsync($"{number}.md");
            }
        }

        await using var reader = site.Start();
        var pictures = reader.Get<LeadPictures>();
        var list = (await reader.Get<EditionList>().ReadAsync("fr", new EditionFilter(), after: null, 20, Cancelled)).Editions;
        Assert.Equal(2 + Articles, await OperationsAsync(400));
        Assert.Equal(0, await OperationsAsync(400));

        await site.UploadAsync("text.md", "---\nlanguage: fr\n---\n# Titre\n\nUn autre texte, sans image.");
        await reader.IngestAsync("text.md");
        Assert.Equal(2, await OperationsAsync(400));

        for (var number = 0; number < Articles; number++)
        {
            await UploadAsync(site, reader, number, width: 500);
        }

        Assert.Equal(2 + Articles, await OperationsAsync(500));

        async Task<int> OperationsAsync(int width)
        {
            var before = reader.Network.Requests;
            var found = await pictures.OfListAsync("fr", list, address: "", Cancelled);
            Assert.Equal(Enumerable.Repeat<int?>(width, Articles), found.Values.Select(picture => picture.Width));
            return reader.Network.Requests - before;
        }
    }

    private static async Task UploadAsync(Site site, NewsroomProcess process, int number, int width)
    {
        await site.UploadAsync($"{number}.png", Image.Black(width, 300).PngsaveBuffer());
        await process.IngestAsync($"{number}.png");
    }
}
