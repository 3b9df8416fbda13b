using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Http;
using Newsroom.Telemetry;
using Xunit;

namespace Newsroom.Tests.Http;

public sealed class ProblemAnswersTests
{
    private readonly DefaultHttpContext _context = new()
    {
        RequestServices = new ServiceCollection().AddLogging().AddMeasures().AddSingleton<ProblemHandler>().BuildServiceProvider(),
    };

    [Fact]
    public async Task A_problem_is_answered_and_not_thrown()
    {
        _context.Response.Headers.ETag = "\"of an answer that did not come about\"";

        var answer = await _context.Request.AnswerAsync(() => throw ProblemException.BadRequest("'q' is missing."));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal(400, problem.StatusCode);
        Assert.Equal("'q' is missing.", problem.ProblemDetails.Detail);
        Assert.Equal("no-store", _context.Response.Headers.CacheControl);
        Assert.False(_context.Response.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task Anything_unexpected_is_a_500_without_its_message()
    {
        var answer = await _context.Request.AnswerAsync(() => Task.FromException<IResult>(new InvalidOperationException("secret")));

        var problem = Assert.IsType<ProblemHttpResult>(answer);
        Assert.Equal(500, problem.StatusCode);
        Assert.DoesNotContain("secret", problem.ProblemDetails.Detail, StringComparison.Ordinal);
    }
}
