using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Newsroom.LocalHost.Invocation;

/// <summary>The app's functions, in the order of their names: the order in which the real host registers their routes.</summary>
internal sealed partial class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    /// <summary>The functions of all public classes of an app.</summary>
    public static FunctionCatalog Of(Assembly app)
    {
        var catalog = Of(app.GetExportedTypes());
        var nested = catalog.Functions.FirstOrDefault(function => function.DeclaringType.IsNested);
        return nested is null
            ? catalog
            : throw new FunctionConfigurationException(
                $"Function '{nested.Name}': the worker does not find functions of nested classes such as {nested.DeclaringType.FullName}.");
    }

    public static FunctionCatalog Of(IEnumerable<Type> classes)
    {
        var functions = classes
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(candidate => candidate.Function is not null)
            .Select(candidate => Describe(candidate.Method, candidate.Function!.Name))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToArray();

        var duplicate = functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1);
        return duplicate is null
            ? new FunctionCatalog(functions)
            : throw new FunctionConfigurationException(
                $"The function name '{duplicate.Key}' is used more than once: "
                    + $"{string.Join(" and ", duplicate.Select(function => function.EntryPoint))}.");
    }

    public IEnumerable<(FunctionDescriptor Function, T Trigger)> WithTrigger<T>()
        where T : TriggerBindingAttribute =>
        from function in Functions
        where function.Trigger is T
        select (function, (T)function.Trigger);

    /// <summary>Refuses what the Functions host or its worker does not run.</summary>
    private static void RefuseDeclaration(MethodInfo method, string name)
    {
        if (!FunctionName().IsMatch(name))
        {
            throw new FunctionConfigurationException(
                $"Function '{name}': a name is a letter and up to 127 letters, digits, hyphens and underscores, and not 'host'.");
        }

        if (
            method.ReturnType == typeof(ValueTask)
            || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            throw new FunctionConfigurationException(
                $"Function '{name}' returns a ValueTask, which the worker does not await: return a Task.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            throw new FunctionConfigurationException($"Function '{name}' is async void, which the worker does not await: return a Task.");
        }
    }

    [GeneratedRegex(@"\A(?!host\z)[a-z][a-z0-9_-]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FunctionName();

    private static FunctionDescriptor Describe(MethodInfo method, string name)
    {
        RefuseDeclaration(method, name);
        var parameters = method.GetParameters();
        var triggers =
            from parameter in parameters
            let trigger = parameter.GetCustomAttribute<TriggerBindingAttribute>()
            where trigger is not null
            select (parameter, trigger);
        if (triggers.ToArray() is not [var (triggerParameter, attribute)])
        {
            throw new FunctionConfigurationException($"Function '{name}' must have exactly one parameter with a trigger attribute.");
        }

        var connection = attribute switch
        {
            BlobTriggerAttribute blob => blob.Connection,
            QueueTriggerAttribute queue => queue.Connection,
            _ => null,
        };
        return connection is null
            ? new FunctionDescriptor(name, method, parameters, triggerParameter, attribute)
            : throw new FunctionConfigurationException(
                $"Function '{name}': Connection = \"{connection}\" is not supported here; remove it to use AzureWebJobsStorage.");
    }
}
