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
}
