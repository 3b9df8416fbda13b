using Newsroom.Content;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Goes through what draws a page and keeps the characters. Lines, areas and pictures are passed over, so they cost nothing: the
/// library's own pages keep them all, and an object of 300 bytes for each character.
/// </summary>
internal sealed class TextCollector(TextPageFactory factory, int number, PageFrame frame, IReadOnlyList<Appearance> appearances)
    : BaseStreamProcessor<PageText>(
        number, factory.ResourceStore, factory.PdfScanner, factory.PageContentParser, factory.FilterProvider, frame.Crop, frame.Unit,
        frame.Rotation, frame.Matrix, factory.ParsingOptions)
{
    private const int MaxStates = 2_000;
    private const int BoldWeight = 600;

    /// <summary>Characters that a page has itself at least: a scan with the stamp of a signature is still one without text.</summary>
    private const int MinOwn = 20;

    private static readonly string[] BoldNames = ["bold", "black", "heavy", "demi"];

    private readonly PdfReading _reading = (PdfReading)factory.ParsingOptions;

    /// <summary>For each direction of writing: to the right, upwards, to the left, downwards.</summary>
    private readonly List<Glyph>[] _glyphs = [[], [], [], []];

    private int _hidden;
    private int _unknown;
    private int _unreadable;

    /// <summary>The characters of the page, without its links.</summary>
    public override PageText Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        _reading.BeginPage();
        CloneAllStates();
        foreach (var appearance in appearances)
        {
            Show(appearance);
        }

        var shown = Array.ConvertAll(_glyphs, glyphs => glyphs.Count);
        ProcessOperations(operations);
        if (_glyphs.Sum(glyphs => glyphs.Count) - shown.Sum() < MinOwn)
        {
            for (var direction = 0; direction < _glyphs.Length; direction++)
            {
                _glyphs[direction].RemoveRange(0, shown[direction]);
            }
        }

        var glyphs = _glyphs.MaxBy(glyphs => glyphs.Count)!;
        return new PageText(glyphs, [], frame.Height)
        {
            Turned = [.. _glyphs.Where(others => others != glyphs && others.Count > 0)],
            Hidden = _hidden,
            LacksFont = _reading.LacksFont,
            Unreadable = _unreadable,
            Unknown = _unknown,
        };
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        Count(unicode);
        var toText = renderingMatrix;
        var (toUser, toPage) = (textMatrix, transformationMatrix);
        var start = Place(0, 0);
        var end = Place(characterBoundingBox.Width, 0);
        var top = Place(0, 1);
        var (along, up) = (new PdfPoint(end.X - start.X, end.Y - start.Y), new PdfPoint(top.X - start.X, top.Y - start.Y));
        var size = Math.Sqrt((up.X * up.X) + (up.Y * up.Y));
        var isShown = double.IsFinite(size + start.X + start.Y + end.X + end.Y) && size > 0
            && frame.Shows((start.X + end.X) / 2, (start.Y + end.Y) / 2, size);
        if (!isShown || unicode.Length == 0)
        {
            _hidden += isShown || string.IsNullOrWhiteSpace(unicode) ? 0 : 1;
            return;
        }

        // A glyph without a width has no direction: then it is that of what stands upright.
        var isFlat = along is { X: 0, Y: 0 } ? Math.Abs(up.Y) >= Math.Abs(up.X) : Math.Abs(along.X) >= Math.Abs(along.Y);
        var isForward = along is { X: 0, Y: 0 } ? (isFlat ? up.Y > 0 : up.X < 0) : isFlat ? along.X > 0 : along.Y > 0;
        var isBold = IsBold(font) || currentState.FontState.TextRenderingMode is TextRenderingMode.FillThenStroke;
        var (direction, x, y, to) = (isFlat, isForward) switch
        {
            (true, true) => (0, start.X, start.Y, end.X),
            (false, true) => (1, start.Y, -start.X, end.Y),
            (true, false) => (2, -start.X, -start.Y, -end.X),
            _ => (3, -start.Y, start.X, -end.Y),
        };
        _glyphs[direction].Add(new Glyph(unicode, x, y, to, size, isBold));

        PdfPoint Place(double x, double y) => toPage.Transform(toUser.Transform(toText.Transform(new PdfPoint(x, y))));
    }

    private void Count(string unicode)
    {
        _reading.CountGlyph();
        _unknown += Letters.IsUnknown(unicode, _reading.IsGuess) ? 1 : 0;
        _reading.IsGuess = false;
    }

    public override void PushState()
    {
        _reading.CountStep();
        if (StackSize < MaxStates)
        {
            base.PushState();
        }
    }

    public override void BeginSubpath() => _reading.CountStep();

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) => _reading.CountStep();

    public override void FillPath(FillingRule fillingRule, bool close) => _reading.CountStep();

    public override void FillStrokePath(FillingRule fillingRule, bool close) => _reading.CountStep();

    public override void MoveTo(double x, double y) => _reading.CountStep();

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => _reading.CountStep();

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) => _reading.CountStep();

    public override void LineTo(double x, double y) => _reading.CountStep();

    public override void Rectangle(double x, double y, double width, double height) => _reading.CountStep();

    public override void EndPath() => _reading.CountStep();

    public override void ClosePath() => _reading.CountStep();

    public override void ModifyClippingIntersect(FillingRule clippingRule) => _reading.CountStep();

    public override void PaintShading(NameToken shadingName) => _reading.CountStep();

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties) =>
        _reading.CountStep();

    public override void EndMarkedContent() => _reading.CountStep();

    public override void ApplyXObject(NameToken xObjectName)
    {
        _reading.CountStep();
        base.ApplyXObject(xObjectName);
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) => _reading.CountStep();

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => _reading.CountStep();

    protected override void RenderInlineImage(InlineImage inlineImage) => _reading.CountStep();

    /// <summary>Draws what a form has been filled in with, or a note, on the page.</summary>
    private void Show(Appearance appearance)
    {
        _reading.CountStep();
        var before = CloneAllStates();
        try
        {
            ModifyCurrentTransformationMatrix(appearance.Matrix);
            ProcessFormXObject(appearance.Form, NameToken.Ap);
        }
        catch (Exception error) when (error is not (UnreadableException or OutOfMemoryException))
        {
            // The page itself is read all the same, and a warning says so.
            _unreadable++;
        }
        finally
        {
            // Not all drawings leave the state as they found it.
            GraphicsStack = before;
            ActiveExtendedGraphicsStateFont = null;
        }
    }

    private static bool IsBold(IFont font) =>
        font.Details.IsBold || font.Details.Weight >= BoldWeight
        || Array.Exists(BoldNames, word =>
            font.Details.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
