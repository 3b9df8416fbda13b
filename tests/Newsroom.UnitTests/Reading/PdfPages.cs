using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Tests.Reading;

/// <summary>Writes PDFs: what stands where, in which size. The letters are Helvetica's.</summary>
internal sealed class PdfPages
{
    public const int Height = 842;

    private const int FirstLetter = 'A';

    private readonly List<(string Content, string Links)> _pages = [];
    private readonly StringBuilder _content = new();
    private readonly StringBuilder _links = new();
    private readonly List<string> _appearances = [];
    private string _letters = "";

    /// <summary>Lines below each other; the last one stands at the end of their block.</summary>
    public static PdfPages Of(params string[] lines) => new PdfPages().Lines(60, 700, lines);

    public PdfPages Text(double x, double y, string text, double size = 10, bool bold = false)
    {
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal)
            .Replace(")", @"\)", StringComparison.Ordinal).Replace('’', '\u0092').Replace('•', '\u0095'); // Windows-1252
        _content.Append(CultureInfo.InvariantCulture, $"BT /{(bold ? "B" : "R")} {size} Tf {x} {y} Td ({escaped}) Tj ET\n");
        return this;
    }

    public PdfPages Lines(double x, double top, params string[] lines)
    {
        foreach (var (line, at) in lines.Select((line, at) => (line, at)))
        {
            Text(x, top - (12 * at), line);
        }

        return this;
    }

    public PdfPages Link(double left, double bottom, double right, double top, string href)
    {
        _links.Append(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Link/Rect[{left} {bottom} {right} {top}]/A<</S/URI/URI({href})>>>>");
        return this;
    }

    /// <summary>Letters of any script from the left to the right, as they stand on the page.</summary>
    public PdfPages Letters(double x, double y, string letters)
    {
        _letters = new string([.. _letters.Union(letters.Where(letter => letter != ' '))]);
        var codes = letters.Select(letter => letter == ' ' ? 32 : FirstLetter + _letters.IndexOf(letter, StringComparison.Ordinal));
        var written = string.Concat(codes.Select(code => code.ToString("X2", CultureInfo.InvariantCulture)));
        _content.Append(CultureInfo.InvariantCulture, $"BT /L 10 Tf {x} {y} Td <{written}> Tj ET\n");
        return this;
    }

    /// <summary>A field of a form that is filled in.</summary>
    public PdfPages Field(double x, double y, string text, int flags = 4, string kind = "Widget")
    {
        _appearances.Add(Stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</R 3 0 R>>>>", $"BT /R 10 Tf 0 4 Td ({text}) Tj ET"));
        _links.Append(CultureInfo.InvariantCulture, $"<</Type/Annot/Subtype/{kind}/F {flags}/Rect[{x} {y - 4} {x + 200} {y + 16}]")
            .Append(CultureInfo.InvariantCulture, $"/AP<</N APPEARANCE{_appearances.Count - 1} 0 R>>>>");
        return this;
    }

    /// <summary>What draws the page, as it is.</summary>
    public PdfPages Raw(string content)
    {
        _content.Append(content);
        return this;
    }

    public PdfPages NextPage()
    {
        _pages.Add((_content.ToString(), _links.ToString()));
        _content.Clear();
        _links.Clear();
        return this;
    }

    /// <param name="information">Entries of the information dictionary.</param>
    /// <param name="catalog">Further entries of the catalog.</param>
    /// <param name="trailer">Further entries of the trailer.</param>
    public byte[] Write(string information = "", string catalog = "", string trailer = "")
    {
        NextPage();
        var objects = new List<string>
        {
            $"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            $"<</Type/Pages/Count {_pages.Count}/Kids[{string.Join(' ', _pages.Select((_, at) => $"{6 + (2 * at)} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
            $"<<{information}>>",
        };
        var letters = objects.Count + (2 * _pages.Count) + 1;
        foreach (var (content, links) in _pages)
        {
            var annotations = Regex.Replace(
                links, "APPEARANCE([0-9]+)", match => $"{letters + 2 + int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)}");
            objects.Add(
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 {Height}]/Contents {objects.Count + 2} 0 R/Annots[{annotations}]"
                    + $"/Resources<</Font<</R 3 0 R/B 4 0 R/L {letters} 0 R>>>>>>");
            objects.Add(Stream("", content));
        }

        objects.Add(
            $"<</Type/Font/Subtype/Type1/BaseFont/L/Encoding/WinAnsiEncoding/ToUnicode {letters + 1} 0 R/FirstChar 32/LastChar 126"
                + $"/Widths[{string.Join(' ', Enumerable.Repeat(600, 95))}]/FontDescriptor<</Type/FontDescriptor/FontName/L/Flags 4>>>>");
        objects.Add(Stream("", CharacterMap()));
        objects.AddRange(_appearances);
        return File(objects, trailer);
    }

    private string CharacterMap()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n"
            + "1 begincodespacerange <00> <FF> endcodespacerange\n");
        map.Append(CultureInfo.InvariantCulture, $"{_letters.Length + 1} beginbfchar\n<20> <0020>\n");
        foreach (var (letter, at) in _letters.Select((letter, at) => (letter, at)))
        {
            map.Append(CultureInfo.InvariantCulture, $"<{FirstLetter + at:X2}> <{(int)letter:X4}>\n");
        }

        return map.Append("endbfchar endcmap CMapName currentdict /CMap defineresource pop end end\n").ToString();
    }

    /// <summary>A part with what unpacks it, if it is packed.</summary>
    public static string Stream(string entries, string content) =>
        $"<</Length {content.Length}{entries}>>\nstream\n{content}\nendstream";

    /// <summary>A file of objects: the first is the catalog, the fifth the information.</summary>
    public static byte[] File(IReadOnlyList<string> objects, string trailer = "")
    {
        var (file, places) = (new StringBuilder("%PDF-1.7\n"), new StringBuilder());
        foreach (var (written, at) in objects.Select((written, at) => (written, at)))
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{written}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{places}")
            .Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R/Info 5 0 R{trailer}>>\n")
            .Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
