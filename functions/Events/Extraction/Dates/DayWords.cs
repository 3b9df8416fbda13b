using System.Collections.Frozen;
using System.Globalization;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>The days of a month in words: "premier", "fifteenth", "quince". The n-th word of each language is the n-th day.</summary>
internal static class DayWords
{
    public const string Any = French + "|" + English + "|" + Spanish + "|" + Portuguese + "|" + Arabic;

    private const string French = "premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|"
        + "dix-huit|dix-neuf|vingt|vingt et un|vingt-deux|vingt-trois|vingt-quatre|vingt-cinq|vingt-six|vingt-sept|"
        + "vingt-huit|vingt-neuf|trente|trente et un";

    private const string English = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
        + "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third|"
        + "twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first";

    private const string Spanish = "primero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|"
        + "diecisiete|dieciocho|diecinueve|veinte|veintiuno|veintidós|veintitrés|veinticuatro|veinticinco|veintiséis|"
        + "veintisiete|veintiocho|veintinueve|treinta|treinta y uno";

    private const string Portuguese = "primeiro|dois|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quinze|dezasseis|"
        + "dezassete|dezoito|dezanove|vinte|vinte e um|vinte e dois|vinte e três|vinte e quatro|vinte e cinco|"
        + "vinte e seis|vinte e sete|vinte e oito|vinte e nove|trinta|trinta e um";

    private const string Arabic = "الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر|الثالث عشر|"
        + "الرابع عشر|الخامس عشر|السادس عشر|السابع عشر|الثامن عشر|التاسع عشر|العشرين|الحادي والعشرين|الثاني والعشرين|"
        + "الثالث والعشرين|الرابع والعشرين|الخامس والعشرين|السادس والعشرين|السابع والعشرين|الثامن والعشرين|"
        + "التاسع والعشرين|الثلاثين|الحادي والثلاثين";

    private static readonly FrozenDictionary<string, int> Numbers = new[] { French, English, Spanish, Portuguese, Arabic }
        .SelectMany(words => words.Split('|').Select((word, index) => (Word: word, Number: index + 1)))
        .DistinctBy(day => day.Word)
        .ToFrozenDictionary(day => day.Word, day => day.Number, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Spans =
        Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int MaxLength = Numbers.Keys.Max(word => word.Length);

    /// <summary>Whether a text that a month follows ends with a day in words: "le quinze ", "el quince de ".</summary>
    public static bool EndsWithDay(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        foreach (var link in (ReadOnlySpan<string>)[" de", " of", " من"])
        {
            text = text.EndsWith(link, StringComparison.OrdinalIgnoreCase) ? text[..^link.Length] : text;
        }

        for (var start = text.Length - 1; start >= Math.Max(0, text.Length - MaxLength); start--)
        {
            if ((start == 0 || !char.IsLetter(text[start - 1])) && Spans.ContainsKey(text[start..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number of a day in digits or in words.</summary>
    public static int Number(string day) =>
        Numbers.TryGetValue(day, out var number) ? number : int.Parse(day, CultureInfo.InvariantCulture);
}
