using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Invocation;

internal sealed class LocalFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override string PathToAssembly => function.DeclaringType.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.EntryPoint;

    public override string Name => function.Name;

    public override ImmutableArray<FunctionParameter> Parameters =>
        [.. function.Parameters.Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(function.TriggerParameter.Name!, new TriggerMetadata(function));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private sealed class TriggerMetadata(FunctionDescriptor function) : BindingMetadata
    {
        public override string Name => function.TriggerParameter.Name!;

        /// <summary>The type as <c>functions.metadata</c> has it, such as <c>httpTrigger</c>.</summary>
        public override string Type =>
            JsonNamingPolicy.CamelCase.ConvertName(function.Trigger.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal));

        public override BindingDirection Direction => BindingDirection.In;
    }
}
