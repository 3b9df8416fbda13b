using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Newsroom.Tests.Articles;

/// <summary>PDFs that can be articles.</summary>
internal static class PdfText
{
    public static byte[] Of(string title)
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        var page = document.AddPage(PageSize.A4);
        page.AddText(title, 20, new PdfPoint(60, 740), font);
        page.AddText("Tunis, le 25 juin 2024 - Les voisins de la ville parlent de leurs projets.", 10, new PdfPoint(60, 700), font);
        return document.Build();
    }

    /// <summary>One without text, as a scan.</summary>
    public static byte[] Scan()
    {
        using var document = new PdfDocumentBuilder();
        document.AddPage(PageSize.A4);
        return document.Build();
    }
}
