namespace Newsroom.LocalHost;

/// <summary>Azurite could not be started; the message says what to do.</summary>
/// <param name="message">What to do, in one line.</param>
/// <param name="innerException">The cause, when there is one.</param>
public sealed class AzuriteException(string message, Exception? innerException = null) : Exception(message, innerException);
