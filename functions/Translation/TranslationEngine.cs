namespace Newsroom.Translation;

/// <summary>
/// The translation engine of this site. If there is none, callers publish the original and report <see cref="Absence"/>.
/// </summary>
public sealed class TranslationEngine
{
    private TranslationEngine(ITranslator? translator, string absence) => (Translator, Absence) = (translator, absence);

    /// <summary>The engine; null if there is none.</summary>
    public ITranslator? Translator { get; }

    /// <summary>Why there is no engine and what to do about it, for editors; empty if there is one.</summary>
    public string Absence { get; }

    /// <summary>A site that translates.</summary>
    public static TranslationEngine Of(ITranslator translator) => new(translator, string.Empty);

    /// <summary>A site that publishes originals only.</summary>
    public static TranslationEngine None(string absence) => new(null, absence);
}
