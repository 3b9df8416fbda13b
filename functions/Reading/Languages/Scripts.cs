namespace Newsroom.Reading.Languages;

/// <summary>The script of a letter, by the blocks of Unicode in which living languages are written.</summary>
internal static class Scripts
{
    /// <summary>First and last letter of each block, in their order.</summary>
    private static readonly (char First, char Last, Script Script)[] Blocks =
    [
        ('A', '\u024F', Script.Latin),
        ('\u0250', '\u02AF', Script.Latin),
        ('\u0370', '\u03FF', Script.Greek),
        ('\u0400', '\u052F', Script.Cyrillic),
        ('\u0530', '\u058F', Script.Armenian),
        ('\u0590', '\u05FF', Script.Hebrew),
        ('\u0600', '\u06FF', Script.Arabic),
        ('\u0750', '\u077F', Script.Arabic),
        ('\u0780', '\u07BF', Script.Thaana),
        ('\u0900', '\u097F', Script.Devanagari),
        ('\u0980', '\u09FF', Script.Bengali),
        ('\u0A00', '\u0A7F', Script.Gurmukhi),
        ('\u0A80', '\u0AFF', Script.Gujarati),
        ('\u0B00', '\u0B7F', Script.Oriya),
        ('\u0B80', '\u0BFF', Script.Tamil),
        ('\u0C00', '\u0C7F', Script.Telugu),
        ('\u0C80', '\u0CFF', Script.Kannada),
        ('\u0D00', '\u0D7F', Script.Malayalam),
        ('\u0D80', '\u0DFF', Script.Sinhala),
        ('\u0E00', '\u0E7F', Script.Thai),
        ('\u0E80', '\u0EFF', Script.Lao),
        ('\u0F00', '\u0FFF', Script.Tibetan),
        ('\u1000', '\u109F', Script.Myanmar),
        ('\u10A0', '\u10FF', Script.Georgian),
        ('\u1100', '\u11FF', Script.Hangul),
        ('\u1200', '\u139F', Script.Ethiopic),
        ('\u1780', '\u17FF', Script.Khmer),
        ('\u1C90', '\u1CBF', Script.Georgian),
        ('\u1E00', '\u1EFF', Script.Latin),
        ('\u1F00', '\u1FFF', Script.Greek),
        ('\u3040', '\u30FF', Script.Kana),
        ('\u3130', '\u318F', Script.Hangul),
        ('\u3400', '\u9FFF', Script.Han),
        ('\uAC00', '\uD7AF', Script.Hangul),
        ('\uF900', '\uFAFF', Script.Han),
        ('\uFB50', '\uFDFF', Script.Arabic),
        ('\uFE70', '\uFEFC', Script.Arabic),
        ('\uFF66', '\uFF9F', Script.Kana),
    ];

    private static readonly int Count = Enum.GetValues<Script>().Length;

    public static Script Of(char letter)
    {
        if (!char.IsLetter(letter))
        {
            return Script.None;
        }

        if (letter < '\u0250')
        {
            return Script.Latin;
        }

        var (low, high) = (0, Blocks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (letter < Blocks[middle].First)
            {
                high = middle - 1;
            }
            else if (letter > Blocks[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return Blocks[middle].Script;
            }
        }

        return Script.None;
    }

    /// <summary>The script of most letters, and how many of them there are. Japanese has syllables among the Chinese characters.</summary>
    public static (Script Script, int Letters) Dominant(ReadOnlySpan<char> text)
    {
        Span<int> letters = stackalloc int[Count];
        foreach (var c in text)
        {
            letters[(int)Of(c)]++;
        }

        letters[(int)Script.None] = 0;
        var (kana, han) = (letters[(int)Script.Kana], letters[(int)Script.Han]);
        if (kana * 10 > han)
        {
            (letters[(int)Script.Kana], letters[(int)Script.Han]) = (kana + han, 0);
        }

        var main = 0;
        for (var script = 1; script < letters.Length; script++)
        {
            main = letters[script] > letters[main] ? script : main;
        }

        return ((Script)main, letters[main]);
    }
}
