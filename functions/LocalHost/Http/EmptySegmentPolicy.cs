using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Newsroom.LocalHost.Http;

/// <summary>
/// A catch-all parameter does not match a path that begins with an empty segment: <c>api/{*rest}</c> does not match <c>/api//health</c>.
/// ASP.NET Core's endpoints match it; the routes of the real host do not.
/// </summary>
internal sealed class EmptySegmentPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => CatchAll(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index)
                && CatchAll(candidates[index].Endpoint) is { } name
                && candidates[index].Values?[name] is string path
                && path.StartsWith('/'))
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }

    private static string? CatchAll(Endpoint endpoint) =>
        (endpoint as RouteEndpoint)?.RoutePattern.Parameters.FirstOrDefault(parameter => parameter.IsCatchAll)?.Name;
}
