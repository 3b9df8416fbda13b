namespace Newsroom.Translation;

/// <summary>A translation that did not happen, with a reason that an editor can read.</summary>
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

    /// <summary>Whether the engine as a whole does not answer or refuses everybody, so that no other text would fare better now.</summary>
    public bool IsOutage { get; init; }

    /// <summary>How long the engine asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
