using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text.Json;
using Azure.Core;
using Azure.Identity;

namespace Newsroom.Translation.Azure;

/// <summary>Azure Translator, by its REST interface, version 3.0.</summary>
/// <param name="settings">Where it is.</param>
/// <param name="identity">The app's own identity, in place of a key.</param>
/// <param name="limits">How patiently it is asked.</param>
/// <param name="clock">The time.</param>
internal sealed class AzureTranslator(AzureTranslatorSettings settings, TokenCredential? identity, EngineLimits limits, TimeProvider clock) : ITranslator, IDisposable
{
    private static readonly TokenRequestContext Scope = new(["https://cognitiveservices.azure.com/.default"]);

    private static readonly EngineSentences Sentences = new(
        "Azure Translator",
        "Azure Translator refuses the key or the identity: check Newsroom:AzureTranslatorKey and Newsroom:AzureTranslatorRegion.",
        "Azure Translator refuses access: the free quota is used up, or the app's identity lacks the role Cognitive Services User.",
        "Newsroom:AzureTranslatorEndpoint",
        body => JsonSerializer.Deserialize(body, AzureMessages.Default.AzureFailure)?.Error?.Message);

    private static readonly FrozenSet<string> Languages =
        """
        af am ar as az ba be bg bn bo bs ca cs cy da de dv el en es et eu fa fi fj fo fr ga gl gu ha he hi hr ht hu hy id ig is it iu ja ka kk km
        kn ko ku ky ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl no ny or pa pl ps pt ro ru rw sd si sk sl sm sn so sq sr st sv sw ta te th ti
        tk tn to tr tt ty ug uk ur uz vi xh yo zh zu
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private readonly EngineClient _client = new(Sentences, limits, clock);
    private readonly RequestBatches _batches = new(new RequestLimits(Characters: 50_000, Fragments: 1_000, Longest: 50_000));

    /// <inheritdoc/>
    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) => ValueTask.FromResult($"{Sentences.Name} {AzureTranslatorSettings.Version}");

    /// <inheritdoc/>
    public bool Supports(string source, string target) => source != target && Languages.Contains(source) && Languages.Contains(target);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken) =>
        Supports(source, target)
            ? await _batches.SendAsync(fragments, $"{source} {target}", batch => SendAsync(batch, source, target, cancellationToken))
            : throw new TranslationException($"Azure Translator does not translate from \"{source}\" to \"{target}\".");

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<IReadOnlyList<string>> SendAsync(IReadOnlyList<string> batch, string source, string target, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes([.. batch.Select(text => new AzureText(text))], AzureMessages.Default.IReadOnlyListAzureText));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Translate(source, target)) { Content = content };
        await SignAsync(request.Headers, cancellationToken);
        var answer = await _client.AskAsync(request, AzureMessages.Default.IReadOnlyListAzureAnswer, [.. batch, .. settings.Key is { } key ? [key] : Array.Empty<string>()], cancellationToken);
        string[] texts = [.. answer.Select(item => item?.Translations is [{ Text: { } text }, ..] ? text : null).OfType<string>()];
        return texts.Length == batch.Count ? texts : throw _client.Nonsense();
    }

    private async Task SignAsync(HttpRequestHeaders headers, CancellationToken cancellationToken)
    {
        if (settings.Key is { } key)
        {
            headers.Add("Ocp-Apim-Subscription-Key", key);
        }
        else
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", await SignInAsync(cancellationToken));
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

    private async Task<string> SignInAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await identity!.GetTokenAsync(Scope, cancellationToken)).Token;
        }
        catch (AuthenticationFailedException failure)
        {
            throw new TranslationException("Azure Translator: the app's identity could not sign in.", failure) { IsOutage = true };
        }
    }
}
