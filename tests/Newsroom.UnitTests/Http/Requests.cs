using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Http.Problems;
using Newsroom.Storage;
using Newsroom.Telemetry;

namespace Newsroom.Tests.Http;

/// <summary>Requests without a server.</summary>
internal static class Requests
{
    private static readonly ServiceProvider Services =
        new ServiceCollection().AddLogging().AddNewsroomMetrics().AddSingleton<StorageMetrics>().AddSingleton<ProblemHandler>().BuildServiceProvider();

    public static DefaultHttpContext New(string path)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = "GET";
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("news.example");
        context.Request.Path = path;
        context.Response.Body = new MemoryStream();
        return context;
    }
}
