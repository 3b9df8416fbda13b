using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Http;
using Newsroom.Telemetry;

namespace Newsroom.Tests.Http;

/// <summary>Requests without a server.</summary>
internal static class Requests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddNewsroomMetrics().AddSingleton<ProblemHandler>().BuildServiceProvider();

    public static DefaultHttpContext New(string path)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = ("GET", "https", new HostString("news.example"), path);
        context.Response.Body = new MemoryStream();
        return context;
    }
}
