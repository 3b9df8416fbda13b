namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public class TranslatedTextItem
{
    internal TranslatedTextItem()
    {
    }

    public IReadOnlyList<TranslationText> Translations { get; internal init; }
}
