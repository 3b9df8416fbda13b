using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Newsroom.LocalHost.Http;

/// <summary>One segment of a route: which texts could it match?</summary>
internal sealed class RouteSegment(RoutePatternPathSegment segment, ParameterPolicyFactory policies)
{
    private readonly RoutePatternParameterPart? _parameter = segment.Parts is [RoutePatternParameterPart parameter] ? parameter : null;

    public bool IsOptional => _parameter is { IsOptional: true } or { Default: not null };

    public bool IsCatchAll => _parameter is { IsCatchAll: true };

    /// <summary>A parameter that may only be absent: how the root page is written.</summary>
    public bool IsAlwaysEmpty =>
        Constraints.Any(constraint =>
            constraint is MaxLengthRouteConstraint { MaxLength: 0 } or LengthRouteConstraint { MaxLength: 0 });

    /// <summary>The segment without the names of its parameters: equal shapes cannot be told apart.</summary>
    public string Shape =>
        string.Concat(
            segment.Parts.Select(part =>
                part switch
                {
                    RoutePatternLiteralPart literal => literal.Content.ToUpperInvariant(),
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter =>
                        $"{{{(parameter.IsCatchAll ? "*" : "")}{string.Concat(parameter.ParameterPolicies.Select(policy => ":" + policy.Content))}{(parameter.IsOptional ? "?" : "")}}}",
                    _ => "",
                }));

    private string? Literal => segment.Parts is [RoutePatternLiteralPart literal] ? literal.Content : null;

    private IEnumerable<IRouteConstraint> Constraints =>
        _parameter is null
            ? []
            : _parameter.ParameterPolicies.Select(policy => policies.Create(_parameter, policy)).OfType<IRouteConstraint>().Select(Bare);

    private static IRouteConstraint Bare(IRouteConstraint constraint) =>
        constraint is OptionalRouteConstraint optional ? optional.InnerConstraint : constraint;

    public bool CouldMeet(RouteSegment other) =>
        (Literal, other.Literal) switch
        {
            ({ } mine, { } theirs) => string.Equals(mine, theirs, StringComparison.OrdinalIgnoreCase),
            ({ } mine, null) => other.Matches(mine),
            (null, { } theirs) => Matches(theirs),
            _ => EdgesAgree(other, first: true) && EdgesAgree(other, first: false),
        };

    private bool Matches(string text)
    {
        if (_parameter is not null)
        {
            var values = new RouteValueDictionary { [_parameter.Name] = text };
            return Constraints.All(constraint => constraint.Match(null, null, _parameter.Name, values, RouteDirection.IncomingRequest));
        }

        var expression = string.Concat(segment.Parts.Select(part => Text(part) is { } literal ? Regex.Escape(literal) : ".+"));
        return Regex.IsMatch(text, $"^{expression}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether the fixed beginnings (or ends) of two segments with parameters allow one text for both.</summary>
    private bool EdgesAgree(RouteSegment other, bool first)
    {
        var (mine, theirs) = (Edge(first), other.Edge(first));
        var (shorter, longer) = mine.Length <= theirs.Length ? (mine, theirs) : (theirs, mine);
        return first
            ? longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase)
            : longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase);
    }

    private string Edge(bool first) => Text(first ? segment.Parts[0] : segment.Parts[^1]) ?? "";

    private static string? Text(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => null,
    };

}
