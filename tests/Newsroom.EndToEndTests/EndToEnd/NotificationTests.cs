using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Newsroom.Publishing.Notifying;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Webhooks and a hub are notified of what changes.</summary>
public sealed class NotificationTests(RunningSite sites) : IClassFixture<RunningSite>
{
    private const string Public = "https://news.example.org";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_gets_each_change_once_signed_and_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var site = await StartAsync();
        var (id, secret) = await AddAsync(site, $"{receiver.Address}/hook?key=geheim");

        await site.UploadAsync("a.md", WithEvent("Une"));
        await ReceivedAsync(site, receiver, 2);
        await site.UploadAsync("a.md", WithEvent("Une autre"));
        await ReceivedAsync(site, receiver, 3);
        await site.DeleteAsync("a.md");
        await ReceivedAsync(site, receiver, 5);

        var messages = receiver.Messages.Select(message => JsonDocument.Parse(message.Body).RootElement).ToList();
        Assert.Equal(
            ["article.published", "event.changed", "article.changed", "article.withdrawn", "event.changed"],
            messages.Select(message => message.Text("type")));
        Assert.Equal("Une", messages[0].GetProperty("data").Text("title"));
        Assert.StartsWith(Public, messages[0].GetProperty("data").Text("url"), StringComparison.Ordinal);
        Assert.Equal("Débat", messages[1].GetProperty("data").List("events").Single().Text("title"));
        Assert.Null(messages[3].GetProperty("data").Text("title"));
        Assert.Equal("cancelled", messages[4].GetProperty("data").List("events").Single().Text("status"));
        Assert.Equal(5, receiver.Messages.Select(message => message.Id).Distinct().Count());
        Assert.All(receiver.Messages, message =>
        {
            var (time, body) = (long.Parse(message.Time, CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(message.Body));
            Assert.Equal(WebhookSecret.Sign(secret, message.Id, time, body), message.Signature);
        });

        // Neither the secret nor the query of the address is shown again.
        var list = (await site.GetJsonAsync("api/hooks")).GetRawText();
        Assert.Contains(id, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_sent_again_with_the_same_id_and_who_wants_no_more_is_poison()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var site = await StartAsync();
        var (id, _) = await AddAsync(site, $"{receiver.Address}/hook");
        receiver.Status = 500;
        await site.UploadAsync("a.md", "---\ntitle: Une\nlanguage: fr\n---\nLe texte.");
        await site.EventuallyAsync(() => HookAsync(site, id), hook => hook.Text("error") == "It answered 500.");
        Assert.Equal("waiting", (await HookAsync(site, id)).Text("state"));

        receiver.Status = 410;
        await site.EventuallyAsync(() => HookAsync(site, id), hook => hook.Text("state") == "poison");
        var status = await site.GetJsonAsync("api/status?limit=1");
        Assert.Equal("It answered 410.", status.List("poison").Single().Text("error"));

        receiver.Status = 204;
        await site.PostAsync($"api/hooks/{id}/retry");
        await ReceivedAsync(site, receiver, 1);
        await site.EventuallyAsync(() => HookAsync(site, id), hook => hook.Text("state") == "current");
        await site.PostAsync($"api/hooks/{id}/remove");
        Assert.Empty((await site.GetJsonAsync("api/hooks")).List("items"));
    }

    [Fact]
    public async Task A_webhook_that_was_sent_nothing_has_no_time_of_delivery()
    {
        await using var site = await StartAsync();
        var (id, _) = await AddAsync(site, "http://127.0.0.1:9/hook");
        var log = site.Tables.GetTableClient("changes");
        var rows = site.Tables.GetTableClient("subscribers");
        var before = (await RowAsync()).GetString("Epoch");

        // A log that is begun anew is read from its beginning, and here it is empty.
        await log.CreateIfNotExistsAsync(Cancelled);
        await foreach (var row in log.QueryAsync<TableEntity>(cancellationToken: Cancelled))
        {
            await log.DeleteEntityAsync(row, cancellationToken: Cancelled);
        }

        await site.EventuallyAsync(RowAsync, row => row.GetString("Epoch") != before && row.GetDateTimeOffset("Claimed") is null);
        Assert.Equal(("current", null), ((await HookAsync(site, id)).Text("state"), (await HookAsync(site, id)).Text("delivered")));

        async Task<TableEntity> RowAsync() => await rows.GetEntityAsync<TableEntity>("hook", id, cancellationToken: Cancelled);
    }

    [Fact]
    public async Task A_hub_is_notified_of_a_feed_at_most_once_a_minute()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var site = await StartAsync(("Newsroom:WebSubHub", $"{receiver.Address}/hub"));
        await site.EventuallyAsync(() => site.GetJsonAsync("api/hooks"), hooks => hooks.List("items").Count == 3);
        await site.UploadAsync("a.md", "---\ntitle: Une\nlanguage: fr\n---\nLe texte.");
        await site.UploadAsync("b.md", "---\ntitle: Deux\nlanguage: fr\n---\nLe texte.");
        await site.EventuallyAsync(() => Task.FromResult(receiver.Feeds.Count), count => count >= 3);
        await site.OverAsync("b.md");
        Assert.Equal(
            ["publish https://news.example.org/api/feeds/fr/atom.xml",
                "publish https://news.example.org/api/feeds/fr/feed.json",
                "publish https://news.example.org/api/feeds/fr/rss.xml"],
            receiver.Feeds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Addresses_in_the_own_network_are_refused_unless_a_setting_allows_them()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        string[] refused = ["https://127.0.0.1/", "http://example.org/", "https://[::1]/", "nothing", "https://169.254.169.254/"];
        foreach (var address in refused)
        {
            using var answer = await AddRawAsync(site, JsonSerializer.Serialize(new { url = address }));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var broken = await AddRawAsync(site, "{");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
    }

    private static string WithEvent(string title) =>
        $"---\ntitle: {title}\nlanguage: fr\nevents:\n  - title: Débat\n    start: 2031-03-04\n---\nLe texte.";

    private Task<NewsroomSite> StartAsync(params (string Name, string Value)[] others) => sites.StartOwnAsync(new SiteSettings
    {
        Languages = "fr",
        Others = new(others.Select(other => KeyValuePair.Create(other.Name, (string?)other.Value)))
        {
            ["Newsroom:BaseUrl"] = Public,
            ["Newsroom:NotifyPrivateAddresses"] = "true",
        },
    });

    private static async Task<(string Id, string Secret)> AddAsync(NewsroomSite site, string address)
    {
        using var answer = await AddRawAsync(site, JsonSerializer.Serialize(new { url = address }));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var hook = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement;
        return (hook.Text("id")!, hook.Text("secret")!);
    }

    private static async Task<HttpResponseMessage> AddRawAsync(NewsroomSite site, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/hooks") { Content = new StringContent(json) };
        request.Headers.Add("x-functions-key", site.Key);
        return await site.Http.SendAsync(request, Cancelled);
    }

    private static async Task<JsonElement> HookAsync(NewsroomSite site, string id) =>
        (await site.GetJsonAsync("api/hooks")).List("items").Single(hook => hook.Text("id") == id);

    private static Task<int> ReceivedAsync(NewsroomSite site, Receiver receiver, int count) =>
        site.EventuallyAsync(() => Task.FromResult(receiver.Messages.Count), received => received >= count);
}
