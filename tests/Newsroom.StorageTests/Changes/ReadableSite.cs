using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.Http.Articles;
using Newsroom.Http.Changes;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Changes;

/// <summary>Two instances that answer what a mirror asks for, by turns. Some requests fail.</summary>
public sealed class ReadableSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly NewsroomProcess[] _instances;
    private readonly Dictionary<string, List<int>> _answered = [];
    private int _requests;

    private ReadableSite(Site site)
    {
        // Their clocks stand still, so that they go on using every token of a generation that they have read once.
        _instances = [site.Start(), site.Start()];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/api/changes", ListAsync);
        _app.MapGet("/api/articles/{id}", ReadAsync);
    }

    public string Address => _app.Urls.Single();

    /// <summary>The numbers of requests that fail: each that this divides. 0 for none.</summary>
    public int FailsEvery { get; set; }

    /// <summary>The number of the client's run.</summary>
    public int Run { get; set; }

    /// <summary>The runs in which each address of an article was answered with an edition.</summary>
    public IReadOnlyDictionary<string, List<int>> Answered => _answered;

    public static async Task<ReadableSite> StartAsync(Site site)
    {
        var started = new ReadableSite(site);
        await started._app.StartAsync(TestContext.Current.CancellationToken);
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }

    private Task ListAsync(HttpContext context) => AnswerAsync(context, services =>
        ActivatorUtilities.CreateInstance<ChangeFunctions>(services).ListAsync(context.Request, context.RequestAborted));

    private Task ReadAsync(HttpContext context) => AnswerAsync(context, services =>
        ActivatorUtilities.CreateInstance<ArticleFunctions>(services)
            .OneAsync(context.Request, (string)context.Request.RouteValues["id"]!, context.RequestAborted));

    private async Task AnswerAsync(HttpContext context, Func<IServiceProvider, Task<IResult>> answer)
    {
        var number = Interlocked.Increment(ref _requests);
        if (FailsEvery > 0 && number % FailsEvery == 0)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        context.RequestServices = _instances[number % 2].Services;
        await (await answer(context.RequestServices)).ExecuteAsync(context);
        var asked = context.Request.Query["lang"].ToString();
        if (context.Request.Query.ContainsKey("version") && context.Response.Headers.ContentLanguage == asked)
        {
            lock (_answered)
            {
                var address = context.Request.Path + context.Request.QueryString;
                (_answered.TryGetValue(address, out var runs) ? runs : _answered[address] = []).Add(Run);
            }
        }
    }
}
