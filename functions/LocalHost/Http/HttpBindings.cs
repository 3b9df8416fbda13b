using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

/// <summary>Parameters of HTTP functions: the request, its context, and route values by name.</summary>
internal static class HttpBindings
{
    /// <summary>The types that the worker converts route values to.</summary>
    private static readonly Type[] ValueTypes = [typeof(Guid), typeof(int), typeof(long), typeof(DateTime), typeof(DateTimeOffset)];

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

        var valueType = Nullable.GetUnderlyingType(type) ?? type;
        return ValueTypes.Contains(valueType)
            ? (http, _) => new(http.Request.RouteValues[name] is string text ? Convert(text, valueType) : Absent(parameter))
            : null;
    }

    /// <summary>The worker reads numbers as JSON, so <c>007</c> is not one.</summary>
    private static object? Convert(string text, Type type) =>
        type == typeof(int) || type == typeof(long)
            ? JsonSerializer.Deserialize(text, type)
            : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);

    private static object? Absent(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
