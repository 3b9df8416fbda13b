namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public class TranslationText
{
    internal TranslationText()
    {
    }

    public string Text { get; internal init; }
}
