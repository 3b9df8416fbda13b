using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.LocalHost.Tests.Http;

/// <summary>A function's class is made as the worker makes it, with <see cref="ActivatorUtilities"/>.</summary>
public sealed class InstanceTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("one", "True")]
    [InlineData("by-default", "True 3")]
    [InlineData("marked", "True marked")]
    public async Task The_constructor_gets_what_the_worker_would_give_it(string address, string expected)
    {
        await using var app = await TestApp.StartAsync(
            new(azurite.NewAccount()), typeof(OneConstructor), typeof(DefaultValue), typeof(MarkedConstructor));

        Assert.Equal(expected, await app.Http.GetStringAsync(address, TestApp.Cancelled));
        Assert.Equal(expected, await app.Http.GetStringAsync(address, TestApp.Cancelled));
    }

    public sealed class OneConstructor(Journal journal)
    {
        [Function("One")]
        public string Say([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "one")] HttpRequest request) =>
            $"{ReferenceEquals(journal, request.HttpContext.RequestServices.GetRequiredService<Journal>())}";
    }

    public sealed class DefaultValue(Journal journal, int number = 3)
    {
        [Function("ByDefault")]
        public string Say([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "by-default")] HttpRequest request) =>
            $"{ReferenceEquals(journal, request.HttpContext.RequestServices.GetRequiredService<Journal>())} {number}";
    }

    public sealed class MarkedConstructor
    {
        private readonly Journal? _journal;
        private readonly string _how;

        public MarkedConstructor() => _how = "empty";

        [ActivatorUtilitiesConstructor]
        public MarkedConstructor(Journal journal) => (_journal, _how) = (journal, "marked");

        [Function("Marked")]
        public string Say([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "marked")] HttpRequest request) =>
            $"{ReferenceEquals(_journal, request.HttpContext.RequestServices.GetRequiredService<Journal>())} {_how}";
    }
}
