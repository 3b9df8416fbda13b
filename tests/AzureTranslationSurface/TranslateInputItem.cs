namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public class TranslateInputItem
{
    public TranslateInputItem(
        string text, TranslationTarget target, string language = null, string script = null, TextType? textType = null)
        : this(text, [target], language, script, textType)
    {
    }

    public TranslateInputItem(string text, IEnumerable<TranslationTarget> translationTargets) =>
        (Text, TranslationTargets) = (text, [.. translationTargets]);

    public TranslateInputItem(
        string text, IEnumerable<TranslationTarget> targets, string language = null, string script = null, TextType? textType = null)
        : this(text, targets) => (Language, Script, TextType) = (language, script, textType);

    public string Text { get; }

    public string Language { get; set; }

    public string Script { get; set; }

    public TextType? TextType { get; set; }

    public IList<TranslationTarget> TranslationTargets { get; }
}
