using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Util;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// What a field of a form, a note on the page or a stamp looks like (ISO 32000, 12.5.5): it is on the page, and not in what draws the page.
/// </summary>
/// <param name="Form">What draws it.</param>
/// <param name="Matrix">Puts it in its place on the page.</param>
internal sealed record Appearance(StreamToken Form, TransformationMatrix Matrix)
{
    /// <summary>Flags of what is not shown on the screen: hidden, no view.</summary>
    private const int NotShown = 0b10_0010;

    private static readonly string[] Kinds = ["Widget", "FreeText", "Stamp"];

    /// <summary>The appearance of an annotation; null if nobody sees it, or if it has no text.</summary>
    public static Appearance? Read(DictionaryToken annotation, IPdfTokenScanner scanner)
    {
        if (!annotation.TryGet(NameToken.Subtype, scanner, out NameToken? kind) || !Kinds.Contains(kind.Data)
            || (annotation.TryGet(NameToken.F, scanner, out NumericToken? flags) && (flags.Int & NotShown) != 0)
            || !annotation.TryGet(NameToken.Ap, scanner, out DictionaryToken? appearances)
            || !appearances.TryGet(NameToken.N, scanner, out StreamToken? form)
            || Rectangle(annotation, NameToken.Rect, scanner) is not { } place
            || Rectangle(form.StreamDictionary, NameToken.Bbox, scanner) is not { } box)
        {
            return null;
        }

        if (form.StreamDictionary.TryGet(NameToken.Matrix, scanner, out ArrayToken? matrix) && matrix.Data.Count == 6
            && matrix.Data.All(value => value is NumericToken))
        {
            box = TransformationMatrix.FromArray([.. matrix.Data.OfType<NumericToken>().Select(number => number.Double)]).Transform(box);
        }

        var (width, height) = (Math.Abs(box.Right - box.Left), Math.Abs(box.Top - box.Bottom));
        if (width <= 0 || height <= 0)
        {
            return null;
        }

        var (across, up) = (Math.Abs(place.Right - place.Left) / width, Math.Abs(place.Top - place.Bottom) / height);
        return new Appearance(form, TransformationMatrix.FromValues(
            across, 0, 0, up, Math.Min(place.Left, place.Right) - (across * Math.Min(box.Left, box.Right)),
            Math.Min(place.Bottom, place.Top) - (up * Math.Min(box.Bottom, box.Top))));
    }

    private static PdfRectangle? Rectangle(DictionaryToken dictionary, NameToken name, IPdfTokenScanner scanner) =>
        dictionary.TryGet(name, scanner, out ArrayToken? written) && written.TryToRectangle(scanner, out var rectangle) ? rectangle : null;
}
