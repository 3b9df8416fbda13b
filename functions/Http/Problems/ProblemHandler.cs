using Azure;
using Azure.Data.Tables.Models;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Newsroom.Search.Matching;
using Newsroom.Storage;

namespace Newsroom.Http.Problems;

/// <summary>Exceptions as problem details (RFC 9457). An unexpected one is logged, and becomes a 500 without a stack trace.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    private const string TablesAreBeingDeleted =
        "Tables of the storage account are being deleted, which takes a minute. Please try again.";

    private const string Unexpected = "Something went wrong here. Please try again.";

    public IResult ToResult(HttpContext context, Exception exception)
    {
        var (status, detail) = Explain(context, exception);
        return Results.Problem(detail, statusCode: status);
    }

    /// <summary>The status of the response, and the reason in English.</summary>
    public (int Status, string? Detail) Explain(HttpContext context, Exception exception)
    {
        var (status, detail) = exception switch
        {
            ProblemException problem => (problem.Status, problem.Message),
            QueryTooCostlyException costly => (StatusCodes.Status400BadRequest, costly.Message),
            OperationCanceledException when context.RequestAborted.IsCancellationRequested =>
                (StatusCodes.Status499ClientClosedRequest, null),
            NewerSchemaException newer => (StatusCodes.Status503ServiceUnavailable, newer.Message),
            RequestFailedException failed when failed.ErrorCode == TableErrorCode.TableBeingDeleted =>
                (StatusCodes.Status503ServiceUnavailable, TablesAreBeingDeleted),
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            _ => (StatusCodes.Status500InternalServerError, Unexpected),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            LogUnexpected(log, context.Request.Path, exception);
        }

        return (status, detail);
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        await ToResult(context, exception).ExecuteAsync(context);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request for {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, string path, Exception exception);
}
