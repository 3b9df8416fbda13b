namespace Newsroom.Translation;

/// <summary>
/// A machine translation engine. If it cannot translate a text, it throws an exception; it never returns a copy of the source instead.
/// </summary>
public interface ITranslator
{
    /// <summary>Name and version, as stored with each edition and shown to readers: <c>apertium 3.8.3 (fra-cat, cat-eng)</c>.</summary>
    /// <exception cref="TranslationException">The pair is not supported (not every engine checks it here).</exception>
    ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken);

    /// <summary>Whether this engine translates between the two languages (ISO 639-1 codes).</summary>
    bool Supports(string source, string target);

    /// <summary>
    /// Translates fragments of HTML (inline elements only; plain text is HTML-escaped by the caller).
    /// The result has the same number of fragments in the same order, with the same inline elements. The content of a <c>span</c> of the
    /// class <c>notranslate</c> is returned unchanged, in that element (<see cref="Protected"/>).
    /// </summary>
    /// <exception cref="TranslationException">The engine is down, throttled or misconfigured, or its response is invalid.</exception>
    Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken);
}
