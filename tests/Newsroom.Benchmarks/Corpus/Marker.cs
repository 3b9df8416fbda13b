namespace Newsroom.Benchmarks.Corpus;

/// <summary>Made-up names that stand in no dictionary, so that a translation leaves them alone and a search finds one article.</summary>
internal static class Marker
{
    private const string Consonants = "bdfgklmnprtvz";
    private const string Vowels = "aiou";

    /// <summary>The name of a number: different numbers have different names.</summary>
    public static string Of(int number)
    {
        var syllables = Consonants.Length * Vowels.Length;
        return string.Concat("Xy", Syllable(number / syllables / syllables), Syllable(number / syllables), Syllable(number), "wok");

        string Syllable(int digit) => $"{Consonants[digit % syllables / Vowels.Length]}{Vowels[digit % Vowels.Length]}";
    }
}
