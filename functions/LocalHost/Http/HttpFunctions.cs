using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

/// <summary>The HTTP functions as endpoints.</summary>
internal sealed class HttpFunctions
{
    private HttpFunctions(IReadOnlyList<Endpoint> endpoints) => Endpoints = endpoints;

    public static HttpFunctions None { get; } = new([]);

    public IReadOnlyList<Endpoint> Endpoints { get; }

    public static HttpFunctions Create(
        FunctionCatalog catalog, HostJson hostJson, BindingSettings settings, RouteOverlaps overlaps, ILogger log)
    {
        HttpFunction[] functions =
        [
            .. catalog.WithTrigger<HttpTriggerAttribute>().Select(found =>
                HttpFunction.From(found.Function, found.Trigger, hostJson.Http.RoutePrefix, settings)),
        ];
        overlaps.Refuse(functions);
        return new([.. functions.Select((function, order) => ToEndpoint(function, order, settings, log))]);
    }

    /// <summary>The order is that of the names, and takes effect before any precedence of the routes.</summary>
    private static Endpoint ToEndpoint(HttpFunction function, int order, BindingSettings settings, ILogger log)
    {
        var invoker = new FunctionInvoker<HttpContext>(function.Function, settings, parameter =>
            HttpBindings.Bind(parameter, function.Pattern));
        var write = HttpResults.WriterFor(function.Function);
        var endpoint = new RouteEndpointBuilder(
            // A function's exception goes to the host, past the app's middleware, as it does in the worker.
            async context =>
            {
                await HttpFailure.GuardAsync(context, log, async () =>
                    await write(await invoker.InvokeAsync(context, context.RequestServices, context.RequestAborted), context));
                context.RequestServices = EndedInvocation.Services;
            },
            function.Pattern,
            order)
        {
            DisplayName = function.Name,
        };
        endpoint.Metadata.Add(function.Methods);
        endpoint.Metadata.Add(new KeyRequirement(function.Level != AuthorizationLevel.Anonymous));
        return endpoint.Build();
    }
}
