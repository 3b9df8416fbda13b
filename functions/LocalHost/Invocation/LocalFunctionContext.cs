using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Invocation;

internal sealed class LocalFunctionContext(FunctionDefinition definition, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    private readonly Lazy<string> _invocation = new(() => Guid.NewGuid().ToString());
    private IDictionary<object, object>? _items;

    public override string InvocationId => _invocation.Value;

    public override string FunctionId => definition.Id;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override CancellationToken CancellationToken => cancellationToken;
}
