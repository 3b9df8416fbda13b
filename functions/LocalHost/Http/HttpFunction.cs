using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

/// <summary>An HTTP function with its full route.</summary>
internal sealed record HttpFunction(FunctionDescriptor Function, string Route, FunctionMethods Methods, AuthorizationLevel Level)
{
    public string Name => Function.Name;

    public RoutePattern Pattern { get; } = Parse(Function.Name, Route);

    /// <summary>Lower is more specific, as ASP.NET Core counts.</summary>
    public decimal Precedence => RoutePrecedence.ComputeInbound(new RouteTemplate(Pattern));

    public static HttpFunction From(FunctionDescriptor function, HttpTriggerAttribute trigger, string prefix, BindingSettings settings)
    {
        var route = trigger.Route is null ? function.Name : settings.Resolve(trigger.Route, function.Name);
        if (route.Length == 0 || route[0] == '/')
        {
            throw new FunctionConfigurationException(
                $"Function '{function.Name}': Route = \"{route}\" does not work in Azure: leave out the leading slash, and write "
                    + $"\"{{ignored:maxlength(0)?}}\" for the root.");
        }

        var full = prefix.Length == 0 ? route : $"{prefix.Trim('/')}/{route}";
        if (ReservedPaths.Contain(full))
        {
            throw new FunctionConfigurationException(
                $"Function '{function.Name}': routes below 'admin' and 'runtime' belong to the host: '{full}'.");
        }

        // Keys of users, of extensions and of the host itself are not kept here.
        if (trigger.AuthLevel is not (AuthorizationLevel.Anonymous or AuthorizationLevel.Function))
        {
            throw new FunctionConfigurationException(
                $"Function '{function.Name}': AuthorizationLevel.{trigger.AuthLevel} is not supported here; use Anonymous or Function.");
        }

        return new HttpFunction(function, full, FunctionMethods.Of(trigger.Methods), trigger.AuthLevel);
    }

    private static RoutePattern Parse(string name, string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException exception)
        {
            throw new FunctionConfigurationException($"Function '{name}': the route '{route}' is not valid: {exception.Message}");
        }
    }
}
