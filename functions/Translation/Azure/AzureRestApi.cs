using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Core;
using Azure.Identity;

namespace Newsroom.Translation.Azure;

/// <summary>Azure Translator by its REST interface, version 3.0 or 2026-06-06.</summary>
/// <param name="settings">Address, version and key.</param>
/// <param name="identity">The app's identity, if there is no key.</param>
/// <param name="client">Sends the requests.</param>
internal sealed class AzureRestApi(AzureTranslatorSettings settings, TokenCredential? identity, EngineClient client) : IAzureTranslatorApi
{
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);
    private static readonly AzureMessages Messages = AzureMessages.Default;

    /// <inheritdoc/>
    public string Version => settings.Version;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>> SendAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        var body = settings.Version == AzureTranslatorSettings.Version3
            ? JsonSerializer.SerializeToUtf8Bytes([.. fragments.Select(text => new AzureText(text))], Messages.IReadOnlyListAzureText)
            : JsonSerializer.SerializeToUtf8Bytes(CreateRequest(fragments, source, target), Messages.AzureRequest);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TranslateAddress(source, target)) { Content = content };
        await SignAsync(request.Headers, cancellationToken);

        var items = settings.Version == AzureTranslatorSettings.Version3
            ? await SendAsync(request, Messages.IReadOnlyListAzureTranslatedText)
            : (await SendAsync(request, Messages.AzureResponse)).Value;
        return [.. (items ?? []).Select(item => item?.Translations is [{ Text: { } text }, ..] ? text : null)];

        Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> responseType) =>
            client.SendAsync(request, responseType, settings.Key is { } key ? [.. fragments, key] : fragments, cancellationToken);
    }

    private static AzureRequest CreateRequest(IReadOnlyList<string> fragments, string source, string target)
    {
        IReadOnlyList<AzureTarget> targets = [new(target)];
        return new AzureRequest([.. fragments.Select(text => new AzureInput(text, source, "Html", targets))]);
    }

    private async Task SignAsync(HttpRequestHeaders headers, CancellationToken cancellationToken)
    {
        if (settings.Key is { } key)
        {
            headers.Add("Ocp-Apim-Subscription-Key", key);
        }
        else
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync(cancellationToken));
            if (settings.NamesResource)
            {
                headers.Add("Ocp-Apim-ResourceId", settings.ResourceId);
            }
        }

        if (settings.Region is { } region)
        {
            headers.Add("Ocp-Apim-Subscription-Region", region);
        }
    }

    private async Task<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await identity!.GetTokenAsync(Scope, cancellationToken)).Token;
        }
        catch (AuthenticationFailedException failure)
        {
            throw AzureTranslator.SignInFailed(failure);
        }
    }
}
