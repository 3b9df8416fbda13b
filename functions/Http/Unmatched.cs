using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.Http;

/// <summary>
/// Every other address below <c>api/</c>: a problem that says so. The host tries routes in the alphabetical order
/// of the functions' names, so the name of this one must stay behind all that have a route below <c>api/</c>.
/// </summary>
public sealed class Unmatched
{
    [Function("Unmatched")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/{*rest}")] HttpRequest request) =>
        request.AnswerAsync(() => throw ProblemException.NotFound($"There is nothing at {request.Path}. The address / links everything there is."));
}
