using System.Net;

namespace Newsroom.LocalHost.Tests.Http;

public sealed class KeyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Without_the_key_a_function_is_401_with_an_empty_body()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(SampleHttpFunctions));

        foreach (var query in new[] { "", "?code=wrong", "?code=" })
        {
            var response = await app.Http.GetAsync("status" + query, TestApp.Cancelled);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestApp.Cancelled));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.PostAsync("status", null, TestApp.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task The_key_is_taken_from_the_header()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(SampleHttpFunctions));
        app.Http.DefaultRequestHeaders.Add("x-functions-key", app.Host.FunctionKey);
        Assert.Equal("got", await app.Http.GetStringAsync("status", TestApp.Cancelled));
    }

    [Fact]
    public async Task The_key_outlives_the_host_and_is_shared_by_all_of_an_account()
    {
        var storage = azurite.NewAccount();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestApp.StartAsync(new(storage), typeof(SampleHttpFunctions))));
        var keys = hosts.Select(host => host.Host.FunctionKey).Distinct().ToArray();
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await using var later = await TestApp.StartAsync(new(storage), typeof(SampleHttpFunctions));
        Assert.Equal([later.Host.FunctionKey], keys);
        Assert.True(later.Host.FunctionKey!.Length >= 43);
    }

    [Fact]
    public async Task A_configured_key_wins()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:Key"] = "sesame" } };
        await using var app = await TestApp.StartAsync(options, typeof(SampleHttpFunctions));
        Assert.Equal("got", await app.Http.GetStringAsync("status?code=sesame", TestApp.Cancelled));
    }
}
