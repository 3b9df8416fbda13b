namespace Azure.AI.Translation.Text;

/// <summary>Declaration, without the parameters that no test uses.</summary>
public static class TranslationTextModelFactory
{
    public static TranslatedTextItem TranslatedTextItem(IEnumerable<TranslationText> translations = null) =>
        new() { Translations = translations?.ToList() };

    public static TranslationText TranslationText(string text = null) => new() { Text = text };
}
