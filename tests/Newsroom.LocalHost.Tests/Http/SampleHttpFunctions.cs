using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Tests.Http;

public sealed class SampleHttpFunctions(Journal journal)
{
    [Function("Article")]
    public IResult Article(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id:length(13)}")] HttpRequest request,
        string id) => Results.Text($"article {id}");

    [Function("ArticleCount")]
    public string Count(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "count/{number:int}/{id:guid}")] HttpRequest request,
        int number,
        Guid id) => $"{number + 1} {id:N}";

    [Function("Coded")]
    public IResult Coded(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "coded/{id:regex(^[a-z2-7]{{3}}$)}")] HttpRequest request,
        string id) => Results.Text($"coded {id}");

    [Function("Context")]
    public async Task<IResult> Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request,
        HttpContext http,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Results.Text(string.Join(
            ' ',
            context.FunctionDefinition.Name,
            context.FunctionDefinition.EntryPoint,
            ReferenceEquals(http.Request, request),
            ReferenceEquals(context.InstanceServices, http.RequestServices),
            cancellationToken == http.RequestAborted,
            Guid.TryParse(context.InvocationId, out _)));
    }

    [Function("Broken")]
    public IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
        throw new InvalidOperationException("no good");

    [Function("Mvc")]
    public IActionResult Mvc([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mvc")] HttpRequest request) =>
        new ObjectResult(new { answer = 42 }) { StatusCode = StatusCodes.Status202Accepted };

    [Function("Nothing")]
    public Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "nothing")] HttpRequest request) => Task.CompletedTask;

    [Function("Root")]
    public IResult Root(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) => Results.Text("home");

    [Function("StatusGet")]
    public IResult StatusGet([HttpTrigger(AuthorizationLevel.Function, "get", Route = "status")] HttpRequest request) =>
        Results.Text("got");

    [Function("StatusPost")]
    public IResult StatusPost([HttpTrigger(AuthorizationLevel.Function, "post", Route = "status")] HttpRequest request) =>
        Results.Text("posted");

    [Function("Plain")]
    public IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text($"plain {request.Method}");

    [Function("Wait")]
    public async Task<IResult> Wait(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wait")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        journal.Write("waiting");
        await journal.PassAsync("wait", cancellationToken);
        return Results.Text("waited");
    }
}

public sealed class CatchAllFunctions
{
    [Function("Unmatched")]
    public IResult Unmatched(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "files/{*rest}")] HttpRequest request,
        string? rest) => Results.Text($"rest [{rest}]");

    [Function("List")]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/list")] HttpRequest request) =>
        Results.Text("list");
}
