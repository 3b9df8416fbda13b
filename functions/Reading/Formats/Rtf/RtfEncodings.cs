using System.Text;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>The encodings of a file: that of the file, and those of its fonts.</summary>
internal sealed class RtfEncodings
{
    private readonly Dictionary<int, int> _fonts = [];
    private int _codePage = 1252;

    /// <summary>Font for which the table is being read.</summary>
    public int Font { get; set; }

    public void SetCodePage(int codePage) => _codePage = codePage;

    /// <summary>The character set of a font, in the numbers of Windows.</summary>
    public void SetCharset(int charset) => _fonts[Font] = charset switch
    {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => 0,
    };

    public string Decode(ReadOnlySpan<byte> bytes, int font) =>
        Encoding(_fonts.GetValueOrDefault(font) is > 0 and var codePage ? codePage : _codePage).GetString(bytes);

    private static Encoding Encoding(int codePage) =>
        codePage == 65001 ? System.Text.Encoding.UTF8
        : CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}
