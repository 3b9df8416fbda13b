namespace Newsroom.Translation;

/// <summary>
/// A machine translation engine. Engines never invent: what they cannot translate is an exception, not a copy of the source.
/// </summary>
public interface ITranslator
{
    /// <summary>Name and version as stored with each edition and shown to readers, for example <c>apertium 3.8.3 (fra-cat, cat-eng)</c>.</summary>
    /// <exception cref="TranslationException">It may be thrown for a pair that is not supported.</exception>
    ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken);

    /// <summary>Whether this engine translates between the two languages (ISO 639-1 codes).</summary>
    bool Supports(string source, string target);

    /// <summary>
    /// Translates fragments of HTML (inline elements only; plain text is HTML-escaped by the caller).
    /// The answer has the same number of fragments in the same order, with the same inline elements. What is in a <c>span</c> of the class
    /// <c>notranslate</c> comes back as it is, in that element (<see cref="Protected"/>).
    /// </summary>
    /// <exception cref="TranslationException">The engine is down, throttled, misconfigured or answered nonsense.</exception>
    Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken);
}
