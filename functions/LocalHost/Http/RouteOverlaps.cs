using Microsoft.AspNetCore.Routing;

namespace Newsroom.LocalHost.Http;

/// <summary>
/// Finds routes that cannot work. The real host tries routes in the order of the functions' names, so a general route whose function
/// sorts first
/// swallows the requests of a more specific one.
/// </summary>
internal sealed class RouteOverlaps(ParameterPolicyFactory policies)
{
    public void Refuse(IReadOnlyList<HttpFunction> functions)
    {
        var routes = functions.Select(function => (Function: function, Segments: Segments(function))).ToArray();
        for (var first = 0; first < routes.Length; first++)
        {
            for (var second = first + 1; second < routes.Length; second++)
            {
                var (earlier, later) = (routes[first], routes[second]);
                if (!earlier.Function.Methods.Overlap(later.Function.Methods))
                {
                    continue;
                }

                if (earlier.Segments.Select(segment => segment.Shape).SequenceEqual(later.Segments.Select(segment => segment.Shape)))
                {
                    throw new FunctionConfigurationException(
                        $"Functions '{earlier.Function.Name}' and '{later.Function.Name}' answer the same method on the same route "
                            + $"'{later.Function.Route}'.");
                }

                if (later.Function.Precedence < earlier.Function.Precedence && CouldMeet(earlier.Segments, later.Segments))
                {
                    throw new FunctionConfigurationException(
                        $"Function '{earlier.Function.Name}' (route '{earlier.Function.Route}') would swallow requests for "
                            + $"'{later.Function.Name}' (route '{later.Function.Route}'), "
                        + "because routes are tried in the order of function names: rename one of them.");
                }
            }
        }
    }

    private RouteSegment[] Segments(HttpFunction function) =>
        [.. function.Pattern.PathSegments.Select(segment => new RouteSegment(segment, policies))];

    private static bool CouldMeet(RouteSegment[] first, RouteSegment[] second)
    {
        var (firstLeast, firstMost) = Lengths(first);
        var (secondLeast, secondMost) = Lengths(second);
        var least = Math.Max(firstLeast, secondLeast);
        return least <= Math.Min(firstMost, secondMost)
            && Enumerable.Range(least, Math.Min(Math.Min(firstMost, secondMost), Math.Max(first.Length, second.Length)) - least + 1)
                .Any(length => Enumerable.Range(0, length).All(index => SegmentsMeet(first, second, index)));
    }

    private static bool SegmentsMeet(RouteSegment[] first, RouteSegment[] second, int index)
    {
        var (one, other) = (At(first, index), At(second, index));
        return one.IsCatchAll || other.IsCatchAll || one.CouldMeet(other);
    }

    /// <summary>Beyond its end, a route that still matches is a catch-all.</summary>
    private static RouteSegment At(RouteSegment[] segments, int index) => segments[Math.Min(index, segments.Length - 1)];

    /// <summary>How many segments a path must have, and how many it may have.</summary>
    private static (int Least, int Most) Lengths(RouteSegment[] segments)
    {
        var least = segments.TakeWhile(segment => !segment.IsOptional && !segment.IsCatchAll).Count();
        var most = segments is [.., { IsCatchAll: true }] ? int.MaxValue : segments.TakeWhile(segment => !segment.IsAlwaysEmpty).Count();
        return (least, most);
    }
}
