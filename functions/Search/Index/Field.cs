using System.Text;

namespace Newsroom.Search.Index;

/// <summary>What a term of the dictionary is a term of: its first byte, so that the terms of a field stand together.</summary>
internal static class Field
{
    /// <summary>Stems of title, summary and body, with frequency and positions.</summary>
    public const byte Stem = (byte)'s';

    /// <summary>Stems of the title alone, with frequency and positions.</summary>
    public const byte TitleStem = (byte)'t';

    /// <summary>Words as they stand, anywhere.</summary>
    public const byte Word = (byte)'w';

    /// <summary>Words as they stand in the title.</summary>
    public const byte TitleWord = (byte)'v';

    public const byte Tag = (byte)'g';
    public const byte Organisation = (byte)'o';
    public const byte Place = (byte)'p';
    public const byte Kind = (byte)'k';

    /// <summary>Whether postings of a field have frequencies, lengths and positions, or tell only who has the term.</summary>
    public static bool IsFull(byte field) => field is Stem or TitleStem;

    /// <summary>The term as the dictionary has it.</summary>
    public static byte[] Key(byte field, string text)
    {
        var key = new byte[1 + Encoding.UTF8.GetByteCount(text)];
        key[0] = field;
        Encoding.UTF8.GetBytes(text, key.AsSpan(1));
        return key;
    }

    /// <summary>A value that filters compare without case, as a term.</summary>
    public static byte[] FilterKey(byte field, string value) => Key(field, value.ToUpperInvariant());

    /// <summary>The text of a term of the dictionary.</summary>
    public static string Text(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[1..]);
}
