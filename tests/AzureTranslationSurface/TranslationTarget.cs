namespace Azure.AI.Translation.Text;

/// <summary>Declaration.</summary>
public class TranslationTarget(string language)
{
    public string Language { get; } = language;
}
