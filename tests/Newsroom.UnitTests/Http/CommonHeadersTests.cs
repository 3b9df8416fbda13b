using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Http;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Telemetry;
using Xunit;

namespace Newsroom.Tests.Http;

/// <summary>The headers that every response has, whatever becomes of the request.</summary>
public sealed class CommonHeadersTests
{
    public static TheoryData<int> Statuses => [200, 304, 400, 404, 410, 500, 503];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_status_of_a_function_without_key_has_CORS(int status)
    {
        var headers = await SendAsync("ArticleOne", context => RespondAsync(context, status));

        Assert.Equal("*", headers.AccessControlAllowOrigin);
        Assert.Equal("ETag, Link", headers.AccessControlExposeHeaders);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_status_has_the_headers_for_caches_and_security(int status)
    {
        var headers = await SendAsync("ArticleOne", context => RespondAsync(context, status));

        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("strict-origin-when-cross-origin", headers["Referrer-Policy"]);
        Assert.Equal("Accept-Encoding", headers.Vary);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_function_that_needs_the_key_has_no_CORS(int status)
    {
        var headers = await SendAsync("Status", context => RespondAsync(context, status));

        Assert.Equal(0, headers.AccessControlAllowOrigin.Count);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
    }

    [Theory]
    [InlineData("ArticleOne", "*")]
    [InlineData("Status", null)]
    public async Task An_exception_outside_of_a_function_is_no_exception_to_this(string function, string? origin)
    {
        var headers = await SendAsync(function, _ => throw new InvalidOperationException("secret"));

        Assert.Equal(origin, (string?)headers.AccessControlAllowOrigin);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
    }

    [Theory]
    [InlineData("https", 200, "max-age=31536000")]
    [InlineData("https", 404, "max-age=31536000")]
    [InlineData("https", 500, "max-age=31536000")]
    [InlineData("http", 200, null)]
    public async Task Over_https_browsers_are_told_to_stay_there(string scheme, int status, string? expected)
    {
        var headers = await SendAsync("ArticleOne", context => RespondAsync(context, status), scheme);

        Assert.Equal(expected, (string?)headers.StrictTransportSecurity);
    }

    [Fact]
    public async Task An_address_without_function_has_CORS() =>
        Assert.Equal("*", (await SendAsync(function: null, _ => Task.CompletedTask)).AccessControlAllowOrigin);

    [Fact]
    public async Task A_response_that_depends_on_the_language_says_so_once()
    {
        var headers = await SendAsync("ArticleOne", context =>
        {
            CommonHeaders.DependsOnLanguage(context);
            CommonHeaders.DependsOnLanguage(context);
            return RespondAsync(context, 404);
        });

        Assert.Equal(["Accept-Encoding", "Accept-Language"], headers.GetCommaSeparatedValues("Vary"));
    }

    [Fact]
    public void The_functions_with_key_are_those_that_the_middleware_knows()
    {
        var functions =
            from type in typeof(Program).Assembly.GetTypes()
            from method in type.GetMethods()
            from parameter in method.GetParameters()
            where parameter.GetCustomAttribute<HttpTriggerAttribute>() is { AuthLevel: not AuthorizationLevel.Anonymous }
            select method.GetCustomAttribute<FunctionAttribute>()!.Name;
        Assert.Equal(functions.Order(), CommonHeaders.FunctionsWithKey.Order());
    }

    /// <summary>A function sets a status itself if it succeeds, else it throws.</summary>
    private static async Task RespondAsync(HttpContext context, int status)
    {
        var result = await context.Request.RespondAsync(() => status switch
        {
            < 400 => Task.FromResult(Results.StatusCode(status)),
            500 => throw new InvalidOperationException("secret"),
            _ => throw new ProblemException(status, "A problem."),
        });
        await result.ExecuteAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }

    /// <summary>Runs the pipeline of the app around a function, and starts the response.</summary>
    private static async Task<IHeaderDictionary> SendAsync(string? function, RequestDelegate handle, string scheme = "http")
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddNewsroomMetrics()
            .AddSingleton(new SiteOptions { AllowedHosts = ["news.example"] })
            .AddSingleton(new DiagnosticListener("Newsroom.Tests"))
            .AddHttp()
            .BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        services.GetRequiredService<IStartupFilter>().Configure(next => next.Run(handle))(app);

        var context = new DefaultHttpContext { RequestServices = services };
        var response = new StartingResponse();
        context.Features.Set<IHttpResponseFeature>(response);
        context.Response.Body = new MemoryStream();
        context.Request.Scheme = scheme;
        context.Request.Host = new HostString("news.example");
        context.Request.Path = "/api/anything";
        context.SetEndpoint(function is null ? null : new Endpoint(handle, EndpointMetadataCollection.Empty, function));
        await app.Build()(context);
        await response.StartAsync();
        return context.Response.Headers;
    }

    /// <summary>A response that calls back when it starts, as that of a server does.</summary>
    private sealed class StartingResponse : HttpResponseFeature
    {
        private readonly Stack<Func<Task>> _callbacks = new();

        public override void OnStarting(Func<object, Task> callback, object state) => _callbacks.Push(() => callback(state));

        public async Task StartAsync()
        {
            while (_callbacks.TryPop(out var callback))
            {
                await callback();
            }
        }
    }
}
