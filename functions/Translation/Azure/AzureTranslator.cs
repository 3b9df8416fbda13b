using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace Newsroom.Translation.Azure;

/// <summary>Azure Translator: its languages, limits and messages, however it is called.</summary>
internal sealed class AzureTranslator : ITranslator, IDisposable
{
    private static readonly EngineMessages Messages = new(
        "Azure Translator",
        "Azure Translator refuses the key or the identity: check Newsroom:AzureTranslatorKey and Newsroom:AzureTranslatorRegion.",
        "Azure Translator refuses access: the free quota is used up, or the app's identity lacks the role Cognitive Services User.",
        "Newsroom:AzureTranslatorEndpoint",
        body => JsonSerializer.Deserialize(body, AzureMessages.Default.AzureErrorResponse)?.Error?.Message);

    private readonly EngineClient _client;
    private readonly IAzureTranslatorApi _api;
    private readonly RequestBatches _batches = new(
        new RequestLimits(MaxCharacters: 50_000, MaxFragments: 1_000, MaxFragmentLength: 50_000));

    /// <param name="createApi">Creates what sends the requests, through the client that keeps the limits.</param>
    /// <param name="limits">Timeouts, retries and concurrency.</param>
    /// <param name="clock">The clock for timeouts and retries.</param>
    public AzureTranslator(Func<EngineClient, IAzureTranslatorApi> createApi, EngineLimits limits, TimeProvider clock)
    {
        _client = new EngineClient(Messages, limits, clock);
        _api = createApi(_client);
    }

    /// <summary>The engine of this build for these settings.</summary>
    public static AzureTranslator Create(
        AzureTranslatorSettings settings, TokenCredential? identity, EngineLimits limits, TimeProvider clock) =>
        new(client => CreateApi(settings, identity, client), limits, clock);

    /// <inheritdoc/>
    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) =>
        ValueTask.FromResult($"{Messages.Name} {_api.Version}");

    /// <inheritdoc/>
    public bool Supports(string source, string target) =>
        source != target && AzureLanguages.Contains(source) && AzureLanguages.Contains(target);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken) =>
        Supports(source, target)
            ? await _batches.SendAsync(fragments, $"{source} {target}", batch => SendAsync(batch, source, target, cancellationToken))
            : throw new TranslationException($"Azure Translator does not translate from \"{source}\" to \"{target}\".");

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    public static TranslationException SignInFailed(AuthenticationFailedException failure) =>
        new("Azure Translator: the app's identity could not sign in.", failure) { IsOutage = true };

#pragma warning disable CA1859 // With the client library it returns another type, too.
    private static IAzureTranslatorApi CreateApi(AzureTranslatorSettings settings, TokenCredential? identity, EngineClient client) =>
#if AZURE_TRANSLATOR_SDK
        settings.Version == AzureTranslatorSettings.Version2026 ? AzureSdkApi.Create(settings, identity, client) :
#endif
        new AzureRestApi(settings, identity, client);
#pragma warning restore CA1859

    private async Task<IReadOnlyList<string>> SendAsync(
        IReadOnlyList<string> batch, string source, string target, CancellationToken cancellationToken)
    {
        var (from, to) = (AzureLanguages.ServiceCode(source), AzureLanguages.ServiceCode(target));
        var translations = await _api.SendAsync(batch, from, to, cancellationToken);
        return translations.Count == batch.Count && translations.All(translation => translation is not null)
            ? [.. translations.OfType<string>()]
            : throw _client.Failures.InvalidResponse();
    }
}
