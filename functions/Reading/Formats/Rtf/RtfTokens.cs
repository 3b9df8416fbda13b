using System.Text;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>The kind of a token.</summary>
internal enum RtfKind
{
    Open,
    Close,

    /// <summary>A control word or a control symbol.</summary>
    Word,

    /// <summary>A byte of text in the encoding of its font.</summary>
    Byte,
}

/// <summary>A token of a file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">The name of a control word, or the sign of a control symbol.</param>
/// <param name="Number">The number behind a control word; null for none.</param>
/// <param name="Value">The byte.</param>
internal readonly record struct RtfToken(RtfKind Kind, string Word = "", int? Number = null, byte Value = 0);

/// <summary>Divides a file into tokens.</summary>
internal sealed class RtfTokens(ReadOnlyMemory<byte> rtf)
{
    private const int MaxWord = 32;
    private const int MaxDigits = 9;

    private int _at;

    /// <summary>The next token; null at the end of the file.</summary>
    public RtfToken? Next()
    {
        var bytes = rtf.Span;
        while (_at < bytes.Length)
        {
            var b = bytes[_at++];
            switch (b)
            {
                case (byte)'{':
                    return new RtfToken(RtfKind.Open);
                case (byte)'}':
                    return new RtfToken(RtfKind.Close);
                case (byte)'\\':
                    return Control(bytes);
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    return new RtfToken(RtfKind.Byte, Value: b);
            }
        }

        return null;
    }

    private RtfToken Control(ReadOnlySpan<byte> bytes)
    {
        if (_at >= bytes.Length)
        {
            return new RtfToken(RtfKind.Word);
        }

        if (char.IsAsciiLetter((char)bytes[_at]))
        {
            return Word(bytes);
        }

        var sign = (char)bytes[_at++];
        if (sign != '\'')
        {
            return sign is '\\' or '{' or '}' ? new RtfToken(RtfKind.Byte, Value: (byte)sign)
                : new RtfToken(RtfKind.Word, sign is '\r' or '\n' ? "par" : sign.ToString());
        }

        var (high, low) = (Digit(bytes), Digit(bytes));
        return high < 0 || low < 0 ? new RtfToken(RtfKind.Word) : new RtfToken(RtfKind.Byte, Value: (byte)((high << 4) + low));
    }

    private RtfToken Word(ReadOnlySpan<byte> bytes)
    {
        var start = _at;
        while (_at < bytes.Length && _at - start < MaxWord && char.IsAsciiLetter((char)bytes[_at]))
        {
            _at++;
        }

        var word = Encoding.ASCII.GetString(bytes[start.._at]);
        var isNegative = _at + 1 < bytes.Length && bytes[_at] == '-' && char.IsAsciiDigit((char)bytes[_at + 1]);
        _at += isNegative ? 1 : 0;
        int? number = null;
        for (var digits = 0; _at < bytes.Length && digits < MaxDigits && char.IsAsciiDigit((char)bytes[_at]); digits++)
        {
            number = ((number ?? 0) * 10) + (bytes[_at++] - '0');
        }

        _at += _at < bytes.Length && bytes[_at] == ' ' ? 1 : 0;
        if (word == "bin" && number > 0)
        {
            _at = (int)Math.Min(bytes.Length, (long)_at + number.Value);
        }

        return new RtfToken(RtfKind.Word, word, isNegative ? -number : number);
    }

    private int Digit(ReadOnlySpan<byte> bytes) => _at >= bytes.Length ? -1
        : (char)bytes[_at++] is var c && char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : -1;
}
