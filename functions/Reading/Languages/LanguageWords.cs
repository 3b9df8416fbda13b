namespace Newsroom.Reading.Languages;

/// <summary>A line of <c>words.txt</c>: usual words that tell a language from those like it.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Like">Languages whose models stand for its own; empty where it has one.</param>
internal sealed record LanguageWords(string Language, IReadOnlyList<string> Like)
{
    private const string AnyLanguage = "*";

    public bool IsLikeAny => Like is [AnyLanguage];
}
