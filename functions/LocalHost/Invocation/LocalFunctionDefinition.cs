using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Invocation;

internal sealed class LocalFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override string PathToAssembly => function.DeclaringType.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id { get; } = function.EntryPoint;

    public override string Name => function.Name;
}
