#if !AZURE_TRANSLATOR_SDK
using System.Text.Json;
using Azure;
using Azure.AI.Translation.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>
/// Replaces the client of Azure.AI.Translation.Text where the package is not there: the method that the engine uses, over Azure.Core's
/// pipeline with the engine's options.
/// What is tested through it is the engine's own code and Azure.Core, not the package.
/// </summary>
internal sealed class ReplacedTextTranslationClient(Uri endpoint, string key, string region, TextTranslationClientOptions options)
    : TextTranslationClient
{
    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(options);

    public override async Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        IEnumerable<TranslateInputItem> inputs, CancellationToken cancellationToken = default)
    {
        var context = new RequestContext { CancellationToken = cancellationToken };
        using var message = _pipeline.CreateMessage(context, new StatusCodeClassifier([200]));
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(new Uri(endpoint, "/translate?api-version=2026-06-06"));
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Ocp-Apim-Subscription-Key", key);
        message.Request.Headers.Add("Ocp-Apim-Subscription-Region", region);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { inputs = inputs.Select(Write) }));
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        using var body = JsonDocument.Parse(message.Response.Content);
        IReadOnlyList<TranslatedTextItem> items = [.. body.RootElement.GetProperty("value").EnumerateArray().Select(Read)];
        return Response.FromValue(items, message.Response);
    }

    private static object Write(TranslateInputItem input) => new
    {
        text = input.Text,
        language = input.Language,
        textType = input.TextType.ToString(),
        targets = input.TranslationTargets.Select(target => new { language = target.Language }),
    };

    private static TranslatedTextItem Read(JsonElement item) => TranslationTextModelFactory.TranslatedTextItem(
        translations: item.GetProperty("translations").EnumerateArray().Select(translation =>
            TranslationTextModelFactory.TranslationText(text: translation.GetProperty("text").GetString())));
}
#endif
