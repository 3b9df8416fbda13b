using System.Net;

namespace Newsroom.LocalHost.Tests.Http;

public sealed class RoutingTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TestApp? _app;

    private HttpClient Http => _app!.Http;

    public async ValueTask InitializeAsync() =>
        _app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(SampleHttpFunctions), typeof(CatchAllFunctions));

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    [Theory]
    [InlineData("articles/abcdefghijklm", "article abcdefghijklm")]
    [InlineData("ARTICLES/abcdefghijklm", "article abcdefghijklm")]
    [InlineData("count/41/00000000-0000-0000-0000-000000000001", "42 00000000000000000000000000000001")]
    [InlineData("coded/a27", "coded a27")]
    [InlineData("", "home")]
    [InlineData("Plain", "plain GET")]
    [InlineData("files/list", "list")]
    [InlineData("files/a/b%20c", "rest [a/b c]")]
    [InlineData("files", "rest []")]
    [InlineData("files/a//b", "rest [a//b]")]
    [InlineData("files/a//", "rest [a//]")]
    [InlineData("context", "Context Newsroom.LocalHost.Tests.Http.SampleHttpFunctions.Context True True True True")]
    public async Task A_route_binds_its_values(string path, string answer) =>
        Assert.Equal(answer, await Http.GetStringAsync(path, TestApp.Cancelled));

    [Theory]
    [InlineData("articles/short")]
    [InlineData("count/x/00000000-0000-0000-0000-000000000001")]
    [InlineData("coded/A1")]
    [InlineData("unknown")]
    [InlineData("context/more")]
    [InlineData("files//a")]
    [InlineData("files//")]
    [InlineData("admin/host/status")]
    [InlineData("runtime/webhooks/blobs")]
    public async Task What_no_route_matches_is_404_with_an_empty_body(string path) =>
        await AssertEmptyAsync(HttpStatusCode.NotFound, await Http.GetAsync(path, TestApp.Cancelled));

    [Fact]
    public async Task A_method_that_is_not_listed_is_404()
    {
        await AssertEmptyAsync(HttpStatusCode.NotFound, await Http.DeleteAsync("context", TestApp.Cancelled));
        using var head = new HttpRequestMessage(HttpMethod.Head, "context");
        Assert.Equal(HttpStatusCode.NotFound, (await Http.SendAsync(head, TestApp.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_function_that_lists_head_answers_it()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, "articles/abcdefghijklm");
        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(head, TestApp.Cancelled)).StatusCode);
    }

    [Fact]
    public async Task Functions_may_share_a_route_by_method()
    {
        var key = $"?code={_app!.Host.FunctionKey}";
        Assert.Equal("got", await Http.GetStringAsync("status" + key, TestApp.Cancelled));
        Assert.Equal(
            "posted",
            await (await Http.PostAsync("status" + key, null, TestApp.Cancelled)).Content.ReadAsStringAsync(TestApp.Cancelled));
        await AssertEmptyAsync(HttpStatusCode.NotFound, await Http.PutAsync("status" + key, null, TestApp.Cancelled));
    }

    [Fact]
    public async Task An_unhandled_exception_is_500_with_an_empty_body() =>
        await AssertEmptyAsync(HttpStatusCode.InternalServerError, await Http.GetAsync("broken", TestApp.Cancelled));

    [Fact]
    public async Task An_action_result_is_executed()
    {
        var response = await Http.GetAsync("mvc", TestApp.Cancelled);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("""{"answer":42}""", await response.Content.ReadAsStringAsync(TestApp.Cancelled));
    }

    [Fact]
    public async Task A_function_may_return_nothing() =>
        await AssertEmptyAsync(HttpStatusCode.OK, await Http.PostAsync("nothing", null, TestApp.Cancelled));

    private static async Task AssertEmptyAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestApp.Cancelled));
    }
}
