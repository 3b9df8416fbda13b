using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Newsroom.LocalHost.Invocation;

/// <summary>
/// A function as it is declared. Its parameters are asked for once: reflection may give other objects the next time, not equal to
/// these.
/// </summary>
internal sealed record FunctionDescriptor(
    string Name,
    MethodInfo Method,
    IReadOnlyList<ParameterInfo> Parameters,
    ParameterInfo TriggerParameter,
    TriggerBindingAttribute Trigger)
{
    public Type DeclaringType => Method.DeclaringType!;

    public string EntryPoint => $"{DeclaringType.FullName}.{Method.Name}";
}
