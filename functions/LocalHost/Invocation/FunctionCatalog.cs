using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Newsroom.LocalHost.Invocation;

/// <summary>The app's functions, in the order of their names: the order in which the real host registers their routes.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    public static FunctionCatalog Of(IEnumerable<Type> classes)
    {
        var functions = classes
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(candidate => candidate.Function is not null)
            .Select(candidate => Describe(candidate.Method, candidate.Function!.Name))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToArray();

        var duplicate = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return duplicate is null
            ? new FunctionCatalog(functions)
            : throw new FunctionConfigurationException(
                $"The function name '{duplicate.Key}' is used more than once: {string.Join(" and ", duplicate.Select(function => function.EntryPoint))}.");
    }

    public IEnumerable<(FunctionDescriptor Function, T Trigger)> WithTrigger<T>()
        where T : TriggerBindingAttribute =>
        from function in Functions
        where function.Trigger is T
        select (function, (T)function.Trigger);

    private static FunctionDescriptor Describe(MethodInfo method, string name)
    {
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
