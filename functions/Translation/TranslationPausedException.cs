namespace Newsroom.Translation;

/// <summary>Nothing is translated for a while: the engine does not answer or asks for rest, or the month's characters are used up.</summary>
public sealed class TranslationPausedException(string message, DateTimeOffset until, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>When to try again.</summary>
    public DateTimeOffset Until => until;
}
