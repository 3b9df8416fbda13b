using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Invocation;

internal sealed class LocalFunctionContext(
    FunctionDefinition definition,
    IServiceProvider services,
    CancellationToken cancellationToken) : FunctionContext
{
    private string? _invocationId;
    private IDictionary<object, object>? _items;
    private LocalFeatures? _features;

    public override string InvocationId => _invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => definition.Id;

    public override TraceContext TraceContext => LocalTraceContext.Instance;

    public override BindingContext BindingContext => LocalBindingContext.Instance;

    public override RetryContext RetryContext => LocalRetryContext.Instance;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => _features ??= new LocalFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class LocalTraceContext : TraceContext
    {
        public static LocalTraceContext Instance { get; } = new();

        public override string TraceParent => Activity.Current?.Id ?? "";

        public override string TraceState => Activity.Current?.TraceStateString ?? "";
    }

    private sealed class LocalBindingContext : BindingContext
    {
        public static LocalBindingContext Instance { get; } = new();

        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>();
    }

    /// <summary>Retry policies are not supported, so every invocation is the first try.</summary>
    private sealed class LocalRetryContext : RetryContext
    {
        public static LocalRetryContext Instance { get; } = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }

    private sealed class LocalFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
