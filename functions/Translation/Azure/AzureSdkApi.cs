using System.Net.Http.Headers;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Identity;
using Newsroom.AzureTranslation;
using Polly.Timeout;

namespace Newsroom.Translation.Azure;

/// <summary>
/// Azure Translator with Microsoft's client library: only in builds with <c>-p:AzureTranslatorSdk=true</c>, and in the tests. Its requests
/// go through the engine's own HTTP client, so limits, retries and pauses are the same as those of <see cref="AzureRestApi"/>.
/// </summary>
internal sealed class AzureSdkApi(TextTranslation translation, string? key, EngineClient client) : IAzureTranslatorApi
{
    /// <inheritdoc/>
    public string Version => AzureTranslatorSettings.Version2026;

    public static AzureSdkApi Create(AzureTranslatorSettings settings, TokenCredential? identity, EngineClient client)
    {
        var resource = settings.NamesResource ? settings.ResourceId : null;
        var translation = settings.Key is { } key
            ? TextTranslation.WithKey(key, settings.Endpoint, settings.Region, client.Http)
            : TextTranslation.WithIdentity(identity!, settings.Endpoint, resource, settings.Region, client.Http);
        return new AzureSdkApi(translation, settings.Key, client);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>> SendAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await translation.TranslateAsync(fragments, source, target, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.GetRawResponse() is { } response)
        {
            // The exception's message has the body of the response, and with it the texts: it is neither logged nor kept.
            throw client.Failures.FromStatus(
                response.Status, ReadRetryAfter(response), response.Content.ToArray(), key is null ? fragments : [.. fragments, key]);
        }
        catch (RequestFailedException failure) when (failure.InnerException is HttpRequestException network)
        {
            throw client.Failures.FromNetwork(network);
        }
        catch (TimeoutRejectedException failure)
        {
            throw client.Failures.FromTimeout(failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw AzureTranslator.SignInFailed(failure);
        }
        catch (Exception failure) when (IsReadError(failure))
        {
            // The library does not check the shape of a response: it fails while it reads a wrong one.
            throw client.Failures.InvalidResponse();
        }
    }

    private static bool IsReadError(Exception failure) => failure is JsonException or InvalidOperationException or KeyNotFoundException
        or FormatException or ArgumentException or NullReferenceException;

    private static RetryConditionHeaderValue? ReadRetryAfter(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var value) && RetryConditionHeaderValue.TryParse(value, out var header)
            ? header
            : null;
}
