namespace Newsroom.LocalHost.Http;

/// <summary>The key that HTTP functions ask for, for those who may show it: a console, a test.</summary>
public sealed class FunctionKey
{
    private readonly HostKey _key;

    internal FunctionKey(HostKey key) => _key = key;

    /// <summary>The key; null before the host has started.</summary>
    public string? Value => _key.Value;
}
