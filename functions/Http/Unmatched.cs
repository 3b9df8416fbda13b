using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Problems;

namespace Newsroom.Http;

/// <summary>
/// A problem for every other address below <c>api/</c>. The host tries routes in the alphabetical order of the functions' names,
/// so the name of this function must sort after all that have a route below <c>api/</c>.
/// </summary>
public sealed class Unmatched
{
    [Function("Unmatched")]
    public static Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", Route = "api/{*rest}")]
        HttpRequest request) =>
        request.RespondAsync(() => throw ProblemException.NotFound(
            $"There is nothing at {request.Path} for {request.Method}. The address / links everything there is."));
}
