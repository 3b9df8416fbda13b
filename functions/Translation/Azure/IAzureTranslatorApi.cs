namespace Newsroom.Translation.Azure;

/// <summary>
/// A way to call Azure Translator: by HTTP (<see cref="AzureRestApi"/>), or with Microsoft's client library if the app is built with it.
/// </summary>
internal interface IAzureTranslatorApi
{
    /// <summary>The service version.</summary>
    string Version { get; }

    /// <summary>Sends one request.</summary>
    /// <param name="fragments">HTML fragments, within the limits of a request.</param>
    /// <param name="source">The language code of Azure Translator.</param>
    /// <param name="target">Likewise.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What the service answered: one item for each fragment if the response is valid, null for a missing translation.</returns>
    /// <exception cref="TranslationException">There is no valid response.</exception>
    Task<IReadOnlyList<string?>> SendAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken);
}
