namespace Newsroom.LocalHost.Http;

/// <summary>The HTTP methods a function answers; empty is any.</summary>
internal sealed class FunctionMethods
{
    private readonly HashSet<string> _methods;

    private FunctionMethods(IEnumerable<string> methods) => _methods = new(methods, StringComparer.OrdinalIgnoreCase);

    public static FunctionMethods Of(string[]? methods) => new(methods ?? []);

    public bool Allow(string method) => _methods.Count == 0 || _methods.Contains(method);

    public bool Overlap(FunctionMethods other) => _methods.Count == 0 || other._methods.Count == 0 || _methods.Overlaps(other._methods);
}
