using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.Http.Api;

/// <summary>An HTTP function from the callers' point of view.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Group">The first segment of its path, after <c>api</c> where it begins with that.</param>
/// <param name="Method">GET or POST; HEAD is possible wherever GET is.</param>
/// <param name="Path">Begins with a slash; parameters are in braces.</param>
/// <param name="NeedsKey">True if the caller must send the function key.</param>
/// <param name="About">The rest.</param>
internal sealed partial record ApiOperation(string Name, string Group, string Method, string Path, bool NeedsKey, OperationAttribute About)
{
    /// <summary>All functions with an <see cref="OperationAttribute"/>, by path.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. from type in typeof(ApiOperation).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let about = method.GetCustomAttribute<OperationAttribute>()
           where about is not null
           let operation = Describe(method, about)
           orderby operation.Path
           select operation,
    ];

    public IReadOnlyList<ApiParameter> Parameters =>
    [
        .. PathParameter().Matches(Path)
            .Select(match => ApiParameters.GetInPath(match.Groups[1].Value) with { IsInPath = true, IsRequired = true }),
        .. About.Parameters.Select(name => ApiParameters.Get(name) with { IsRequired = About.Required.Contains(name) }),
        .. About.MaxLimit > 0 ? [ApiParameters.Limit(About.DefaultLimit, About.MaxLimit)] : Array.Empty<ApiParameter>(),
    ];

    private static ApiOperation Describe(MethodInfo method, OperationAttribute about)
    {
        var trigger = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .Single(attribute => attribute is not null)!;
        var path = "/" + Constraint().Replace(trigger.Route!, "{$1}");
        return new ApiOperation(
            method.GetCustomAttribute<FunctionAttribute>()!.Name,
            GroupOf(path),
            trigger.Methods![0].ToUpperInvariant(),
            path,
            trigger.AuthLevel != AuthorizationLevel.Anonymous,
            about);
    }

    private static string GroupOf(string path) => path.Split('/') switch
    {
        [_, "api", var group, ..] => group.Split('.')[0],
        [_, "files", ..] => "files",
        _ => "site",
    };

    [GeneratedRegex(@"\{\*?(\w+)[^}/]*\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
