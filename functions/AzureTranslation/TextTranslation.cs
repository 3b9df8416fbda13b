using Azure;
using Azure.AI.Translation.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Newsroom.AzureTranslation;

/// <summary>Azure Translator, service version 2026-06-06, with Microsoft's client library.</summary>
/// <param name="client">The client, with the options of <see cref="CreateOptions"/>.</param>
public sealed class TextTranslation(TextTranslationClient client)
{
    private const string GlobalRegion = "global";

    /// <param name="key">The resource's key.</param>
    /// <param name="endpoint">The global endpoint, that of a geography, or the resource's own.</param>
    /// <param name="region">The region of the resource; null for a global one.</param>
    /// <param name="http">Sends the requests. It brings its own timeouts and retries.</param>
    public static TextTranslation WithKey(string key, Uri endpoint, string? region, HttpClient http) =>
        new(new TextTranslationClient(new AzureKeyCredential(key), endpoint, region ?? GlobalRegion, CreateOptions(http)));

    /// <param name="identity">The app's identity.</param>
    /// <param name="endpoint">The global endpoint, that of a geography, or the resource's own.</param>
    /// <param name="resourceId">The resource to sign in to; null where the endpoint is its own.</param>
    /// <param name="region">The region of the resource; null for a global one.</param>
    /// <param name="http">Sends the requests. It brings its own timeouts and retries.</param>
    public static TextTranslation WithIdentity(
        TokenCredential identity, Uri endpoint, string? resourceId, string? region, HttpClient http) =>
        new(resourceId is null
            ? new TextTranslationClient(identity, endpoint, options: CreateOptions(http))
            : new TextTranslationClient(identity, endpoint, resourceId, region ?? GlobalRegion, options: CreateOptions(http)));

    /// <summary>Options that leave limits and retries to the HTTP client, and never log a text.</summary>
    public static TextTranslationClientOptions CreateOptions(HttpClient http)
    {
        var options = new TextTranslationClientOptions(TextTranslationClientOptions.ServiceVersion.V2026_06_06)
        {
            Transport = new HttpClientTransport(http),
            Retry = { MaxRetries = 0, NetworkTimeout = Timeout.InfiniteTimeSpan },
        };
        options.Diagnostics.IsLoggingContentEnabled = false;
        return options;
    }

    /// <summary>Translates HTML fragments in one request.</summary>
    /// <returns>The translations in the order of the response; null for a missing one.</returns>
    /// <exception cref="RequestFailedException">The service refused the request. The message has the body of the response: it must not be
    /// logged.</exception>
    public async Task<IReadOnlyList<string?>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        var inputs = fragments.Select(text => new TranslateInputItem(text, new TranslationTarget(target), source, textType: TextType.Html));
        var response = await client.TranslateAsync(inputs, cancellationToken);
        return [.. (response.Value ?? []).Select(item => item?.Translations is [{ Text: { } text }, ..] ? text : null)];
    }
}
