using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Queues;

namespace Newsroom.LocalHost.Invocation;

/// <summary>Makes the value of one parameter from what woke the function.</summary>
internal delegate ValueTask<object?> ParameterBinding<in TTrigger>(TTrigger trigger, FunctionContext context);

/// <summary>Runs a function: an instance in a scope of its own, parameters bound by type and name.</summary>
internal sealed class FunctionInvoker<TTrigger>
{
    private readonly LocalFunctionDefinition _definition;
    private readonly MethodInvoker _method;
    private readonly FunctionActivator? _activator;
    private readonly ParameterBinding<TTrigger>[] _bindings;
    private readonly Func<object?, ValueTask<object?>> _await;
    private readonly QueueOutput? _output;

    public FunctionInvoker(FunctionDescriptor function, BindingSettings settings, Func<ParameterInfo, ParameterBinding<TTrigger>?> bind)
    {
        _definition = new LocalFunctionDefinition(function);
        _method = MethodInvoker.Create(function.Method);
        _activator = function.Method.IsStatic ? null : new FunctionActivator(function.DeclaringType);
        _await = ReturnValue.AwaiterOf(function.Method);
        _output = QueueOutput.Of(function, settings);
        _bindings =
        [
            .. function.Parameters.Select(parameter =>
                BindCommon(parameter) ?? bind(parameter) ?? throw CannotBind(function, parameter)),
        ];
    }

    public async Task<object?> InvokeAsync(TTrigger trigger, IServiceProvider scope, CancellationToken cancellationToken)
    {
        var context = new LocalFunctionContext(_definition, scope, cancellationToken);
        using var span = InvocationSpan.Start(context);
        try
        {
            return await InvokeAsync(trigger, context);
        }
        catch (Exception error)
        {
            span.Fail(error);
            throw;
        }
    }

    private async Task<object?> InvokeAsync(TTrigger trigger, LocalFunctionContext context)
    {
        var scope = context.InstanceServices;
        var arguments = new object?[_bindings.Length];
        object? instance = null;
        try
        {
            for (var index = 0; index < arguments.Length; index++)
            {
                arguments[index] = await _bindings[index](trigger, context);
            }

            instance = _activator?.Create(scope);
            var result = await _await(_method.Invoke(instance, arguments.AsSpan()));
            await (_output?.SendAsync(result, scope) ?? Task.CompletedTask);
            return result;
        }
        finally
        {
            foreach (var stream in arguments.OfType<Stream>())
            {
                await stream.DisposeAsync();
            }

            await DisposeAsync(instance);
        }
    }

    private static ParameterBinding<TTrigger>? BindCommon(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? (_, context) => new(context.CancellationToken)
        : parameter.ParameterType == typeof(FunctionContext) ? (_, context) => new(context)
        : null;

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private static FunctionConfigurationException CannotBind(FunctionDescriptor function, ParameterInfo parameter) =>
        new($"Function '{function.Name}': cannot bind parameter '{parameter.Name}' of type {parameter.ParameterType.Name}.");
}
