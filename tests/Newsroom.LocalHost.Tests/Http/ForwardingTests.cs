using System.Net.Sockets;
using System.Text;

namespace Newsroom.LocalHost.Tests.Http;

/// <summary>Requests that the real host, version 4.1037, answers with an empty 500, as it can't pass them on to the worker.</summary>
public sealed class ForwardingTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("Host: news.example:80", "200")]
    [InlineData("Host: 127.0.0.1:0", "200")]
    [InlineData("Host: -x", "200")]
    [InlineData("Host: ", "500")]
    [InlineData("Host: news.example:65536", "500")]
    [InlineData("Host: news..example", "500")]
    [InlineData("Host: xn--a", "500")]
    [InlineData("Host: a\r\nReferer: https://news.example/été", "500")]
    [InlineData("Host: a\r\nx-ms-invocation-id: 1", "500")]
    [InlineData("Host: a\r\nContent-Length: 104857601", "500")]
    public async Task What_the_host_cannot_pass_on_is_an_empty_500(string headers, string status)
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(azurite.NewAccount()), typeof(SampleHttpFunctions));

        var (line, body) = await SendAsync(app, "context", headers);

        Assert.Equal(status, line.Split(' ')[1]);
        Assert.Equal(status == "500", body.Length == 0);
    }

    [Fact]
    public async Task A_key_is_asked_for_first()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(azurite.NewAccount()), typeof(SampleHttpFunctions));

        var (line, _) = await SendAsync(app, "status", "Host: news..example");

        Assert.Equal("401", line.Split(' ')[1]);
    }

    /// <summary>The client library refuses to send most of it.</summary>
    private static async Task<(string StatusLine, string Body)> SendAsync(TestApp app, string path, string headers)
    {
        var address = app.Host.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestApp.Cancelled);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"GET /{path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n"), TestApp.Cancelled);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestApp.Cancelled);
        return (answer.Split("\r\n")[0], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }
}
