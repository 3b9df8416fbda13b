using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>Makes a page of its characters and links alone; the library calls it.</summary>
internal sealed class TextPageFactory(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions)
    : BasePageFactory<PageText>(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions)
{
    private const int MaxLinks = 1_000;
    private const int MaxAppearances = 1_000;

    protected override PageText ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var frame = new PageFrame(cropBox, userSpaceUnit, rotation, initialMatrix);
        var appearances = Annotations(dictionary).Select(annotation => Appearance.Read(annotation, PdfScanner)).OfType<Appearance>()
            .Take(MaxAppearances).ToList();
        var page = new TextCollector(this, pageNumber, frame, appearances).Process(pageNumber, operations);
        return page with { Links = [.. Links(dictionary, initialMatrix).Take(MaxLinks)] };
    }

    private IEnumerable<LinkArea> Links(DictionaryToken page, TransformationMatrix matrix)
    {
        foreach (var annotation in Annotations(page))
        {
            if (annotation.TryGet(NameToken.A, PdfScanner, out DictionaryToken? action)
                && action.TryGet(NameToken.Uri, PdfScanner, out IDataToken<string>? href)
                && annotation.TryGet(NameToken.Rect, PdfScanner, out ArrayToken? rectangle)
                && rectangle.TryToRectangle(PdfScanner, out var written))
            {
                var area = matrix.Transform(written);
                yield return new LinkArea(
                    Math.Min(area.Left, area.Right), Math.Min(area.Bottom, area.Top), Math.Max(area.Left, area.Right),
                    Math.Max(area.Bottom, area.Top), href.Data);
            }
        }
    }

    private IEnumerable<DictionaryToken> Annotations(DictionaryToken page)
    {
        if (!page.TryGet(NameToken.Annots, PdfScanner, out ArrayToken? annotations))
        {
            yield break;
        }

        foreach (var token in annotations.Data)
        {
            if (DirectObjectFinder.TryGet(token, PdfScanner, out DictionaryToken? annotation))
            {
                yield return annotation;
            }
        }
    }
}

/// <summary>How a page lies on the screen.</summary>
internal sealed record PageFrame(CropBox Crop, UserSpaceUnit Unit, PageRotationDegrees Rotation, TransformationMatrix Matrix)
{
    private readonly double _width = Rotation.Value is 90 or 270 ? Crop.Bounds.Height : Crop.Bounds.Width;

    public double Height { get; } = Rotation.Value is 90 or 270 ? Crop.Bounds.Width : Crop.Bounds.Height;

    /// <summary>
    /// Whether a character can be seen. What somebody moved beside a page and forgot is still in the file, and not meant to be public.
    /// </summary>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="size">The size of its type.</param>
    public bool Shows(double x, double y, double size) =>
        _width <= 0 || Height <= 0 || (x > -size / 2 && x < _width + (size / 2) && y > -size && y < Height);
}
