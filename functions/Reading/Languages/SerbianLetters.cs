namespace Newsroom.Reading.Languages;

/// <summary>The Latin letters for those of the Serbian alphabet.</summary>
internal static class SerbianLetters
{
    private const string Cyrillic = "абвгдђежзијклмнопрстћуфхцчш";
    private const string Latin = "abvgdđežzijklmnoprstćufhcčš";

    /// <returns>Null for another letter.</returns>
    public static string? Romanise(char letter) => letter switch
    {
        'љ' => "lj",
        'њ' => "nj",
        'џ' => "dž",
        _ => Cyrillic.IndexOf(letter) is >= 0 and var index ? Latin[index].ToString() : null,
    };
}
