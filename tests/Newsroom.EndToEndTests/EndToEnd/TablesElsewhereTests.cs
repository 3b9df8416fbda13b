using Azure.Data.Tables;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Tables can be in another account than files and queues, such as one of Cosmos DB. (Here both are in Azurite.)</summary>
public sealed class TablesElsewhereTests(RunningSite sites)
{
    [Fact]
    public async Task Articles_are_published_with_tables_in_another_account()
    {
        var tables = await sites.NewAccountAsync();
        await using var site = await sites.StartOwnAsync(
            new SiteSettings { Languages = "fr", Others = new() { ["Newsroom:TablesConnection"] = tables } });
        var folder = new SiteFolder(site);
        await folder.PublishAsync(
            "ville.md", $"# La ville {folder.Word()}\n\nLes voisins vivent dans la ville et parlent de leurs projets.");

        Assert.Equal([folder.Id("ville.md")], await folder.FoundAsync("fr", folder.Word()));
        Assert.Empty(await NamesAsync(new TableServiceClient(site.Storage)));
        Assert.Superset(
            new HashSet<string> { "ledger", "articles", "timeline", "state" }, await NamesAsync(new TableServiceClient(tables)));
    }

    private static async Task<HashSet<string>> NamesAsync(TableServiceClient account) =>
        await account.QueryAsync(cancellationToken: TestContext.Current.CancellationToken)
            .Select(table => table.Name)
            .ToHashSetAsync(cancellationToken: TestContext.Current.CancellationToken);
}
