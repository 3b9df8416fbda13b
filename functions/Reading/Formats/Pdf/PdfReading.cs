using Newsroom.Content;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Logging;

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
        Logger = new FontLog(this);
    }

    /// <summary>Whether the page is written in a font that the file does not have, in part at least.</summary>
    public bool LacksFont { get; private set; }

    /// <summary>Whether the file does not say which letter the next character is: the library takes its number for it.</summary>
    public bool IsGuess { get; set; }

    public void BeginPage()
    {
        _budget?.Check();
        _glyphsOfPage = 0;
        (LacksFont, IsGuess) = (false, false);
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

    /// <summary>The library says nowhere else that it passes over a text, or takes the number of a glyph for a letter.</summary>
    private sealed class FontLog(PdfReading reading) : ILog
    {
        private const string MissingFont = "Skipping a missing font";
        private const string MissingLetter = "We could not find the corresponding character";

        public void Warn(string message)
        {
            reading.LacksFont |= message.StartsWith(MissingFont, StringComparison.Ordinal);
            reading.IsGuess |= message.StartsWith(MissingLetter, StringComparison.Ordinal);
        }

        public void Debug(string message)
        {
        }

        public void Debug(string message, Exception ex)
        {
        }

        public void Error(string message)
        {
        }

        public void Error(string message, Exception ex)
        {
        }
    }
}
