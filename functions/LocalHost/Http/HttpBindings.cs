using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

/// <summary>Parameters of HTTP functions: the request, its context, and route values by name.</summary>
internal static class HttpBindings
{
    public static ParameterBinding<HttpContext>? Bind(ParameterInfo parameter, RoutePattern route)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return (http, _) => new(http.Request);
        }

        if (parameter.ParameterType == typeof(HttpContext))
        {
            return (http, _) => new(http);
        }

        return route.GetParameter(parameter.Name!) is { } routeParameter ? BindRouteValue(parameter, routeParameter.Name) : null;
    }

    private static ParameterBinding<HttpContext>? BindRouteValue(ParameterInfo parameter, string name)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
        {
            return (http, _) => new(http.Request.RouteValues[name] as string ?? Absent(parameter));
        }

        var converter = TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type);
        return converter.CanConvertFrom(typeof(string))
            ? (http, _) => new(http.Request.RouteValues[name] is string text ? converter.ConvertFromInvariantString(text) : Absent(parameter))
            : null;
    }

    private static object? Absent(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
