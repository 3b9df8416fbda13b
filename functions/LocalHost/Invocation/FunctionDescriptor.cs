using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Newsroom.LocalHost.Invocation;

/// <summary>A function as it is declared.</summary>
internal sealed record FunctionDescriptor(string Name, MethodInfo Method, ParameterInfo TriggerParameter, TriggerBindingAttribute Trigger)
{
    public Type DeclaringType => Method.DeclaringType!;

    public string EntryPoint => $"{DeclaringType.FullName}.{Method.Name}";
}
