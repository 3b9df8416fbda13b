using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Invocation;

/// <summary>The span of an invocation, with the source, name and tags of the worker's (schema 1.37.0).</summary>
internal static class InvocationSpan
{
    private static readonly ActivitySource Source = new("Microsoft.Azure.Functions.Worker");

    public static Activity? Start(FunctionContext context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var parent = Caller();
        if (parent == default)
        {
            Activity.Current = null;
        }

        return Source.StartActivity(
            $"function {context.FunctionDefinition.Name}", ActivityKind.Internal, parent,
            [new("faas.invocation_id", context.InvocationId), new("faas.name", context.FunctionDefinition.Name)]);
    }

    public static void Fail(this Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", error.GetType().FullName);
    }

    /// <summary>The server's span of a request, if anybody records it, else what the request says that it is part of.</summary>
    private static ActivityContext Caller() =>
        Activity.Current switch
        {
            { Recorded: true } request => request.Context,
            { ParentId: { } caller } request
                when ActivityContext.TryParse(caller, request.TraceStateString, isRemote: true, out var parent) => parent,
            _ => default,
        };
}
