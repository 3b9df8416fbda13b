using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Http.Problems;
using Newsroom.Storage;
using Newsroom.Telemetry;
using Xunit;

namespace Newsroom.Tests.Http;

public sealed class ProblemTests
{
    private readonly DefaultHttpContext _context = new()
    {
        RequestServices = new ServiceCollection()
            .AddLogging()
            .AddNewsroomMetrics().AddSingleton<StorageMetrics>()
            .AddSingleton<ProblemHandler>()
            .AddSingleton(new StorageAccount(null!, null!, null!))
            .BuildServiceProvider(),
    };

    [Fact]
    public async Task A_problem_is_answered_and_not_thrown()
    {
        _context.Response.Headers.ETag = "\"of the failed response\"";

        var answer = await _context.Request.RespondAsync(() => throw ProblemException.BadRequest("'q' is missing."));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal(400, problem.StatusCode);
        Assert.Equal("'q' is missing.", problem.ProblemDetails.Detail);
        Assert.Equal("no-store", _context.Response.Headers.CacheControl);
        Assert.False(_context.Response.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task Where_a_table_was_deleted_the_answer_is_found_once_more()
    {
        var answer = await _context.Request.RespondAsync(
            FailingOnce(new RequestFailedException(404, "It is gone.", "TableNotFound", null)));
        Assert.IsType<Ok>(answer);

        answer = await _context.Request.RespondAsync(
            FailingOnce(new RequestFailedException(404, "There is no such row.", "ResourceNotFound", null)));
        Assert.Equal(500, Assert.IsType<ProblemHttpResult>(answer).StatusCode);
    }

    [Fact]
    public async Task While_tables_are_being_deleted_and_where_data_is_newer_the_service_is_unavailable()
    {
        var answer = await _context.Request.RespondAsync(
            FailingOnce(new RequestFailedException(409, "Try later.", "TableBeingDeleted", null)));
        Assert.Equal(503, Assert.IsType<ProblemHttpResult>(answer).StatusCode);

        answer = await _context.Request.RespondAsync(FailingOnce(new NewerSchemaException(99)));
        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal((503, new NewerSchemaException(99).Message), (problem.StatusCode, problem.ProblemDetails.Detail));
    }

    private static Func<Task<IResult>> FailingOnce(Exception failure)
    {
        var times = 0;
        return () => times++ == 0 ? Task.FromException<IResult>(failure) : Task.FromResult(Results.Ok());
    }

    [Fact]
    public async Task Anything_unexpected_is_a_500_without_its_message()
    {
        var answer = await _context.Request.RespondAsync(() => Task.FromException<IResult>(new InvalidOperationException("secret")));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal(500, problem.StatusCode);
        Assert.DoesNotContain("secret", problem.ProblemDetails.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_the_explanation_of_a_problem_fails_it_is_a_problem_too()
    {
        var answer = await _context.Request.RespondAsync(
            () => throw ProblemException.Gone("It was here."), _ => throw new InvalidOperationException("secret"));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal(500, problem.StatusCode);
        Assert.DoesNotContain("secret", problem.ProblemDetails.Detail, StringComparison.Ordinal);
    }
}
