namespace Newsroom.Translation;

/// <summary>A translation failed. The message is for editors.</summary>
public sealed class TranslationException : Exception
{
    public TranslationException()
    {
    }

    public TranslationException(string message)
        : base(message)
    {
    }

    public TranslationException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Whether the engine does not answer at all or refuses every request, so that other texts would fail now, too.</summary>
    public bool IsOutage { get; init; }

    /// <summary>How long the engine asks to wait; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
