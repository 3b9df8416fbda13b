using Azure;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Newsroom.Search.Matching;
using Newsroom.Storage;
using Newsroom.Telemetry;

namespace Newsroom.Http;

/// <summary>A request that can't be answered as it is; the detail says what was wrong and what is allowed.</summary>
public sealed class ProblemException(int status, string detail) : Exception(detail)
{
    public int Status => status;

    public static ProblemException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    public static ProblemException Gone(string detail) => new(StatusCodes.Status410Gone, detail);
}

/// <summary>Answers problems as problem details (RFC 9457); everything unexpected is a 500 without a stack trace, and is logged.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public IResult Answer(HttpContext context, Exception exception)
    {
        var (status, detail) = Explain(context, exception);
        return Results.Problem(detail, statusCode: status);
    }

    /// <summary>The status to answer with and the reason, in English.</summary>
    public (int Status, string? Detail) Explain(HttpContext context, Exception exception)
    {
        var (status, detail) = exception switch
        {
            ProblemException problem => (problem.Status, problem.Message),
            QueryTooCostlyException costly => (StatusCodes.Status400BadRequest, costly.Message),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested => (StatusCodes.Status499ClientClosedRequest, null),
            NewerSchemaException newer => (StatusCodes.Status503ServiceUnavailable, newer.Message),
            RequestFailedException unready when unready.ErrorCode == TableErrorCode.TableBeingDeleted => (StatusCodes.Status503ServiceUnavailable, "Tables of the storage account are being deleted, which takes a minute. Please try again."),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong here. Please try again."),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            LogUnexpected(log, context.Request.Path, exception);
        }

        return (status, detail);
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(context, exception).ExecuteAsync(context);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request for {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, string path, Exception exception);
}

/// <summary>Keeps exceptions inside the functions.</summary>
internal static class ProblemAnswers
{
    /// <summary>
    /// What a function answers, or a problem. No exception may leave a function: in Azure it would not pass through the app's
    /// middleware, but go straight to the Functions host, which answers an empty 500.
    /// </summary>
    public static Task<IResult> AnswerAsync(this HttpRequest request, Func<Task<IResult>> answer) => request.AnswerAsync(
        answer, exception => Task.FromResult(request.HttpContext.RequestServices.GetRequiredService<ProblemHandler>().Answer(request.HttpContext, exception)));

    /// <summary>What a function answers, or what is to be answered in its place.</summary>
    /// <inheritdoc cref="AnswerAsync(HttpRequest, Func{Task{IResult}})"/>
    public static async Task<IResult> AnswerAsync(this HttpRequest request, Func<Task<IResult>> answer, Func<Exception, Task<IResult>> instead)
    {
        // Both hosts name an endpoint by its function.
        var context = request.HttpContext;
        using var invocation = context.RequestServices.GetRequiredService<StorageMetrics>().Begin(context.GetEndpoint()?.DisplayName ?? "Http");
        try
        {
            return await FindAsync(context, answer);
        }
        catch (Exception exception)
        {
            // What was set for the answer that did not come about: caching, above all.
            context.Response.Headers.Clear();
            context.Response.Headers.CacheControl = "no-store";
            return await ExplainAsync(context, exception, instead);
        }
    }

    /// <summary>What stands in for an answer can fail as the answer did: a page, by what all pages have. Then it is a problem.</summary>
    private static async Task<IResult> ExplainAsync(HttpContext context, Exception exception, Func<Exception, Task<IResult>> instead)
    {
        try
        {
            return await instead(exception);
        }
        catch (Exception another)
        {
            return context.RequestServices.GetRequiredService<ProblemHandler>().Answer(context, another);
        }
    }

    private static async Task<IResult> FindAsync(HttpContext context, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RequestFailedException missing) when (context.RequestServices.GetRequiredService<StorageAccount>().Forget(missing))
        {
            context.Response.Headers.Clear();
            return await answer();
        }
    }
}
