namespace Newsroom.Translation;

/// <summary>Translation is paused: the engine does not answer or asks to wait, or the monthly budget of characters is used up.</summary>
public sealed class TranslationPausedException(string message, DateTimeOffset until, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>When to try again.</summary>
    public DateTimeOffset Until => until;
}
