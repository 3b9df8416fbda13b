using System.Net;
using System.Text;
using Newsroom.Publishing.Notifying;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Publishing.Notifying;

/// <summary>Where notifications may be sent, and how they are signed.</summary>
public sealed class NotificationTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.19.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("ff02::1")]
    public void Addresses_that_are_not_of_the_public_internet_are_refused(string address) =>
        Assert.False(PublicInternet.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("192.169.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    public void Addresses_of_the_public_internet_are_not(string address) => Assert.True(PublicInternet.Contains(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:7f00:1]/")]
    public void An_address_is_refused_when_it_is_added(string address) =>
        Assert.NotNull(NotificationClient.Objection(new Uri(address), new SiteOptions()));

    [Fact]
    public void A_public_address_is_accepted() =>
        Assert.Null(NotificationClient.Objection(new Uri("https://example.org/hook?key=1"), new SiteOptions()));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_name_that_resolves_to_this_machine_is_not_connected_to(string name)
    {
        using var client = new NotificationClient(new SiteOptions());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://{name}:1/");
        var failure = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith("It is not an address of the public internet", failure!.Reason, StringComparison.Ordinal);
    }

    /// <summary>The example that the libraries of Standard Webhooks test themselves with.</summary>
    [Fact]
    public void Signatures_are_those_of_Standard_Webhooks() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecret.Sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            Encoding.UTF8.GetBytes("{\"test\": 2432232314}")));
}
