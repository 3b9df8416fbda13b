using Newsroom.Content;
using UglyToad.PdfPig;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// How a PDF is parsed, and what it may have. The library makes the objects that read pages, and these options are what it hands to them.
/// </summary>
internal sealed class PdfReading : ParsingOptions
{
    /// <summary>Characters of a whole file: a book of 300 pages has fewer.</summary>
    private const int MaxGlyphs = 1_000_000;

    /// <summary>Characters of a page: a page of a newspaper has 20,000.</summary>
    private const int MaxGlyphsOfPage = 100_000;

    /// <summary>Steps of a drawing between two looks at the time.</summary>
    private const int StepsBetweenChecks = 1_000;

    private readonly ReadingBudget? _budget;
    private int _glyphs;
    private int _glyphsOfPage;
    private int _steps;

    public PdfReading(ReadingBudget? budget)
    {
        _budget = budget;
        SkipMissingFonts = true;
        MaxStackDepth = 64;
        FilterProvider = new BoundedFilters(budget);
    }

    public void BeginPage()
    {
        _budget?.Check();
        _glyphsOfPage = 0;
    }

    /// <exception cref="UnreadableException">There are too many characters.</exception>
    public void CountGlyph()
    {
        CountStep();
        if (++_glyphs > MaxGlyphs || ++_glyphsOfPage > MaxGlyphsOfPage)
        {
            throw new UnreadableException(_glyphsOfPage > MaxGlyphsOfPage
                ? $"The PDF is too large to read: a page has more than {MaxGlyphsOfPage:N0} characters."
                : $"The PDF is too large to read: it has more than {MaxGlyphs:N0} characters.");
        }
    }

    /// <exception cref="BudgetExceededException">It takes too long.</exception>
    public void CountStep()
    {
        if (++_steps % StepsBetweenChecks == 0)
        {
            _budget?.Check();
        }
    }
}
