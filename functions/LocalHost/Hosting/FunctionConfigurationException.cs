namespace Newsroom.LocalHost;

/// <summary>The functions cannot run as they are declared; the message says which function and why.</summary>
/// <param name="message">Which function, and why.</param>
public sealed class FunctionConfigurationException(string message) : Exception(message);
