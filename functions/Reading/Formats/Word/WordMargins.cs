using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Newsroom.Reading.Formats.Word;

/// <summary>The lines in headers and footers (ECMA-376, 17.10): they are not published, but may say until when the text is not.</summary>
internal static class WordMargins
{
    private const int MaxLines = 24;

    public static IReadOnlyList<string> Read(WordprocessingDocument document) =>
    [
        .. Roots(document.MainDocumentPart).SelectMany(root => root.Descendants<Paragraph>())
            .Select(line => Block.Line(line.InnerText)).Where(line => line.Length > 0).Distinct().Take(MaxLines),
    ];

    private static IEnumerable<OpenXmlPartRootElement> Roots(MainDocumentPart? main) =>
        (main?.HeaderParts.Cast<OpenXmlPart>().Concat(main.FooterParts) ?? [])
            .Select(WordPackage.Root<OpenXmlPartRootElement>).OfType<OpenXmlPartRootElement>();
}
