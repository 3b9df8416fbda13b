namespace Newsroom.Reading.Languages;

/// <summary>Up to three letters that follow each other, as a number of 48 bits.</summary>
/// <param name="Key">The last letter in the lowest 16 bits.</param>
internal readonly record struct Letters(ulong Key)
{
    private const int Bits = 16;
    private const ulong One = 0xFFFF;
    private const ulong Two = 0xFFFF_FFFF;
    private const ulong Three = 0xFFFF_FFFF_FFFF;

    public int Count => Key == 0 ? 0 : Key <= One ? 1 : Key <= Two ? 2 : 3;

    /// <summary>An entry of a table that is sorted by the letters, then by language and cost.</summary>
    public static ulong Entry(ulong key, int language, int cost) => key << Bits | (ulong)language << 8 | (uint)cost;

    public static ulong KeyOf(ulong entry) => entry >> Bits;

    public static (int Language, int Cost) ValueOf(ulong entry) => ((int)(entry >> 8 & 0xFF), (int)(entry & 0xFF));

    /// <summary>With one letter more, and without the one before the last three.</summary>
    public Letters Then(char letter) => new((Key << Bits | Plain(letter)) & Three);

    public Letters Last(int count) => new(Key & (count == 1 ? One : count == 2 ? Two : Three));

    /// <summary>Romanian is written with a comma or a cedilla below.</summary>
    private static char Plain(char letter) => letter switch
    {
        'ș' => 'ş',
        'ț' => 'ţ',
        _ => letter,
    };
}
