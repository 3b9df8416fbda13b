using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

/// <summary>Writes what an HTTP function returns.</summary>
internal static class HttpResults
{
    public static bool NeedMvc(FunctionDescriptor function) =>
        ReturnValue.TypeOf(function.Method).IsAssignableTo(typeof(IActionResult));

    public static Func<object?, HttpContext, Task> WriterFor(FunctionDescriptor function)
    {
        var type = ReturnValue.TypeOf(function.Method);
        return type == typeof(void) ? (_, _) => Task.CompletedTask
            : type.IsAssignableTo(typeof(IResult)) ? (result, http) => ((IResult?)result)?.ExecuteAsync(http) ?? Task.CompletedTask
            : type.IsAssignableTo(typeof(IActionResult)) ? WriteActionResultAsync
            : type == typeof(string) ? (result, http) => http.Response.WriteAsync((string?)result ?? "", http.RequestAborted)
            : throw new FunctionConfigurationException(
                $"Function '{function.Name}' returns {type.Name}: an HTTP function returns IResult, IActionResult, string or nothing here."
            );
    }

    private static Task WriteActionResultAsync(object? result, HttpContext http) =>
        ((IActionResult?)result)?.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()))
        ?? Task.CompletedTask;
}
