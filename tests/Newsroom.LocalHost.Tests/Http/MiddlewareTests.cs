using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.LocalHost.Tests.Http;

public sealed class MiddlewareTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_apps_middleware_runs_around_functions_and_never_where_no_function_answers()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Configure = builder => builder.Services.AddTransient<IStartupFilter, Stamp>(),
        };
        await using var app = await TestApp.StartAsync(options, typeof(SampleHttpFunctions));
        var response = await app.Http.GetAsync("context", TestApp.Cancelled);
        Assert.Equal("200", Assert.Single(response.Headers.GetValues("X-Stamp")));
        var nobody = await app.Http.GetAsync("unknown", TestApp.Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        Assert.False(nobody.Headers.Contains("X-Stamp"));
    }

    [Fact]
    public async Task An_exception_of_a_function_goes_past_the_apps_middleware_to_the_host()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Configure = builder => builder.Services.AddTransient<IStartupFilter, Rescue>(),
        };
        await using var app = await TestApp.StartAsync(options, typeof(SampleHttpFunctions));
        var response = await app.Http.GetAsync("broken", TestApp.Cancelled);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestApp.Cancelled));
    }

    /// <summary>The worker disposes of them meanwhile: there, it fails now and then.</summary>
    [Fact]
    public async Task The_apps_middleware_has_no_services_any_more_once_the_function_has_ended()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Configure = builder => builder.Services.AddTransient<IStartupFilter, Afterwards>(),
        };
        await using var app = await TestApp.StartAsync(options, typeof(SampleHttpFunctions));
        var response = await app.Http.PostAsync("nothing", content: null, TestApp.Cancelled);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    /// <summary>As the status pages of the framework do.</summary>
    private sealed class Afterwards : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                Assert.NotNull(http.RequestServices.GetService<Journal>());
                await rest(http);
                Assert.NotNull(http.RequestServices.GetService<Journal>());
            });
            next(app);
        };
    }

    private sealed class Stamp : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers["X-Stamp"] = $"{http.Response.StatusCode}";
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }

    private sealed class Rescue : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                try
                {
                    await rest(http);
                }
                catch (InvalidOperationException exception)
                {
                    await http.Response.WriteAsync($"{exception.GetType().Name}: {exception.Message}");
                }
            });
            next(app);
        };
    }
}
