using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Wakes a function by an HTTP request.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute()
    {
    }

    /// <summary>These methods, with a function key.</summary>
    /// <param name="methods">HTTP methods in any case; any other one answers 404.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Any method.</summary>
    /// <param name="authLevel">The key asked for.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>These methods.</summary>
    /// <param name="authLevel">The key asked for.</param>
    /// <param name="methods">HTTP methods in any case; any other one answers 404.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template below the route prefix of <c>host.json</c>; null is the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null is any.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key asked for.</summary>
    public AuthorizationLevel AuthLevel { get; private set; } = AuthorizationLevel.Function;
}
