using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.LocalHost.Invocation;

/// <summary>
/// Makes instances of a function's class, as the worker does with <see cref="ActivatorUtilities"/>, which looks for the constructor each
/// time. Where there is only one, it is looked for once. (A factory would be compiled at the start for every function, called or not.)
/// </summary>
internal sealed class FunctionActivator
{
    private readonly Type _type;
    private readonly ConstructorInvoker? _constructor;
    private readonly Type[] _services = [];

    public FunctionActivator(Type type)
    {
        _type = type;
        if (type.GetConstructors() is [var only] && only.GetParameters() is var parameters && !Array.Exists(parameters, IsSpecial))
        {
            (_constructor, _services) = (ConstructorInvoker.Create(only), [.. parameters.Select(parameter => parameter.ParameterType)]);
        }
    }

    public object Create(IServiceProvider scope)
    {
        if (_constructor is null)
        {
            return ActivatorUtilities.CreateInstance(scope, _type);
        }

        var arguments = new object?[_services.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = scope.GetRequiredService(_services[index]);
        }

        return _constructor.Invoke(arguments.AsSpan());
    }

    /// <summary>A default value, or an attribute that names the service by a key.</summary>
    private static bool IsSpecial(ParameterInfo parameter) => parameter.HasDefaultValue || parameter.CustomAttributes.Any();
}
