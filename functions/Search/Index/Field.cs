using System.Text;

namespace Newsroom.Search.Index;

/// <summary>The field of a term: its first byte, so that the terms of a field are next to each other in the dictionary.</summary>
internal static class Field
{
    /// <summary>Stems of title, summary and body, with frequencies and positions.</summary>
    public const byte Stem = (byte)'s';

    /// <summary>Stems of the title only, with frequencies and positions.</summary>
    public const byte TitleStem = (byte)'t';

    /// <summary>Words without stemming, of title, summary and body.</summary>
    public const byte Word = (byte)'w';

    /// <summary>Words of the title without stemming.</summary>
    public const byte TitleWord = (byte)'v';

    /// <summary>Words with accents, each behind the word without: how texts write them.</summary>
    public const byte Written = (byte)'a';

    public const byte Tag = (byte)'g';
    public const byte Organisation = (byte)'o';
    public const byte Place = (byte)'p';
    public const byte Kind = (byte)'k';

    /// <summary>Whether the postings of a field have frequencies, lengths and positions, or document numbers only.</summary>
    public static bool IsFull(byte field) => field is Stem or TitleStem;

    /// <summary>The key of a term in the dictionary.</summary>
    public static byte[] Key(byte field, string text)
    {
        var key = new byte[1 + Encoding.UTF8.GetByteCount(text)];
        key[0] = field;
        Encoding.UTF8.GetBytes(text, key.AsSpan(1));
        return key;
    }

    /// <summary>The key of a written form. No word contains a space.</summary>
    public static byte[] WrittenKey(string word, string form) => Key(Written, $"{word} {form}");

    /// <summary>The form in such a key.</summary>
    public static string WrittenForm(ReadOnlySpan<byte> key)
    {
        var text = Text(key);
        return text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The key of a filter's value. Filters ignore case.</summary>
    public static byte[] FilterKey(byte field, string value) => Key(field, value.ToUpperInvariant());

    /// <summary>The text of a key of the dictionary.</summary>
    public static string Text(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[1..]);
}
