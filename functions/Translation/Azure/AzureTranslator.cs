using System.Collections.Frozen;
using Azure;
using Azure.AI.Translation.Text;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace Newsroom.Translation.Azure;

/// <summary>Azure Translator. The only code that needs its SDK.</summary>
internal sealed class AzureTranslator(TextTranslationClient client) : ITranslator
{
    private const int MostCharacters = 50_000;
    private const int MostFragments = 1_000;

    private static readonly FrozenSet<string> _languages =
        """
        af am ar as az ba be bg bn bo bs ca cs cy da de dv el en es et eu fa fi fj fo fr ga gl gu ha he hi hr ht hu hy id ig is it iu ja ka kk km
        kn ko ku ky ln lo lt lv mg mi mk ml mn mr ms mt my nb ne nl no ny or pa pl ps pt ro ru rw sd si sk sl sm sn so sq sr st sv sw ta te th ti
        tk tn to tr tt ty ug uk ur uz vi xh yo zh zu
        """.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By key, or else as the app's own identity.</summary>
    public static AzureTranslator Create(IConfigurationSection settings)
    {
        var region = settings["AzureTranslatorRegion"] is { Length: > 0 } stated ? stated : "global";
        var endpoint = settings["AzureTranslatorEndpoint"] is { Length: > 0 } address ? new Uri(address) : null;
        if (settings["AzureTranslatorKey"] is { Length: > 0 } secret)
        {
            var key = new AzureKeyCredential(secret);
            return new AzureTranslator(endpoint is null ? new TextTranslationClient(key, region) : new TextTranslationClient(key, endpoint, region));
        }

        var identity = new DefaultAzureCredential();
        return new AzureTranslator(endpoint is null
            ? new TextTranslationClient(identity, settings["AzureTranslatorResourceId"]!, region)
            : new TextTranslationClient(identity, endpoint));
    }

    /// <inheritdoc/>
    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) => ValueTask.FromResult("Azure Translator");

    /// <inheritdoc/>
    public bool Supports(string source, string target) => source != target && _languages.Contains(source) && _languages.Contains(target);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        // The service refuses empty texts; they are their own translation.
        var answers = fragments.ToArray();
        var written = Enumerable.Range(0, answers.Length).Where(i => !string.IsNullOrWhiteSpace(answers[i])).ToArray();
        var next = 0;
        foreach (var batch in RequestBatches.Group(written.Select(i => fragments[i]), MostCharacters, MostFragments))
        {
            foreach (var text in await SendAsync(batch, source, target, cancellationToken))
            {
                answers[written[next++]] = text;
            }
        }

        return answers;
    }

    private async Task<IReadOnlyList<string>> SendAsync(IReadOnlyList<string> batch, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = batch.Select(text => new TranslateInputItem(text, new TranslationTarget(target), language: source, textType: TextType.Html));
            var response = await client.TranslateAsync(inputs, cancellationToken);
            string[] texts = [.. response.Value.SelectMany(item => item.Translations.Take(1)).Select(translation => translation.Text)];
            return texts.Length == batch.Count
                ? texts
                : throw new TranslationException($"Azure Translator answered {texts.Length} of {batch.Count} paragraphs.");
        }
        catch (RequestFailedException failure)
        {
            throw new TranslationException(Explain(failure), failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw new TranslationException("Azure Translator: the app's identity could not sign in.", failure);
        }
    }

    private static string Explain(RequestFailedException failure) => failure.Status switch
    {
        0 => "Azure Translator cannot be reached.",
        401 => "Azure Translator refuses the key or the identity: check Newsroom:AzureTranslatorKey and Newsroom:AzureTranslatorRegion.",
        403 => "Azure Translator refuses access: the free quota is used up, or the app's identity lacks the role Cognitive Services User.",
        429 => $"Azure Translator is throttled: {Patience(failure)}.",
        >= 500 => $"Azure Translator has a problem of its own (HTTP {failure.Status}); it is tried again later.",
        _ => $"Azure Translator refuses the request (HTTP {failure.Status}, {failure.ErrorCode}).",
    };

    private static string Patience(RequestFailedException failure) =>
        failure.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var after) == true
            ? $"it asks to wait {after} s"
            : "the quota of this hour is used up";
}
