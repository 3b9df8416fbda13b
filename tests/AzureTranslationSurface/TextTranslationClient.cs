using Azure.Core;

namespace Azure.AI.Translation.Text;

/// <summary>Declaration. The constructors throw, as nothing is behind them.</summary>
public class TextTranslationClient
{
    private const string DefaultRegion = "global";
    private const string DefaultTokenScope = "https://cognitiveservices.azure.com/.default";

    public TextTranslationClient(
        AzureKeyCredential credential, Uri endpoint, string region = DefaultRegion, TextTranslationClientOptions options = null) =>
        throw OnlyDeclared();

    public TextTranslationClient(TokenCredential credential, TextTranslationClientOptions options = null) => throw OnlyDeclared();

    public TextTranslationClient(
        TokenCredential credential,
        string resourceId,
        string region = DefaultRegion,
        string tokenScope = DefaultTokenScope,
        TextTranslationClientOptions options = null) =>
        throw OnlyDeclared();

    public TextTranslationClient(
        TokenCredential credential, Uri endpoint, string tokenScope = DefaultTokenScope, TextTranslationClientOptions options = null) =>
        throw OnlyDeclared();

    public TextTranslationClient(
        TokenCredential credential,
        Uri endpoint,
        string resourceId,
        string region = DefaultRegion,
        string tokenScope = DefaultTokenScope,
        TextTranslationClientOptions options = null) => throw OnlyDeclared();

    protected TextTranslationClient()
    {
    }

    public virtual Task<Response<IReadOnlyList<TranslatedTextItem>>> TranslateAsync(
        IEnumerable<TranslateInputItem> inputs, CancellationToken cancellationToken = default) => throw OnlyDeclared();

    private static NotSupportedException OnlyDeclared() => new("This is a declaration of Azure.AI.Translation.Text, and not the package.");
}
