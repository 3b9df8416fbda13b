using Newsroom.Content;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>A PDF. Errors are reported in words that editors understand.</summary>
internal static class PdfFile
{
    private const string Protected = "The file is protected by a password; save it without one and upload it again.";
    private const string Damaged =
        "The PDF is damaged, or was not uploaded completely. Open it, print it to a new PDF and upload that.";

    private const int MaxPages = 300;

    /// <summary>A PDF may begin with something else (ISO 32000, annex H of the first edition).</summary>
    private const int MaxBefore = 1024;

    /// <exception cref="UnreadableException">It has another format, a password, an error, or more than is read.</exception>
    public static PdfContent Read(ReadOnlyMemory<byte> content, ReadingBudget? budget)
    {
        if (content.IsEmpty)
        {
            throw new UnreadableException("The file is empty.");
        }

        if (content.Span[..Math.Min(content.Length, MaxBefore)].IndexOf("%PDF-"u8) < 0)
        {
            throw new UnreadableException("The file is not a PDF.");
        }

        return Guarded(content, new PdfReading(budget));
    }

    private static PdfContent Read(PdfDocument document)
    {
        if (document.NumberOfPages > MaxPages)
        {
            throw new UnreadableException(
                $"The PDF is too large to read: it has {document.NumberOfPages:N0} pages; at most {MaxPages} are read.");
        }

        document.AddPageFactory<PageText, TextPageFactory>();
        var pages = new List<PdfPage>();
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            var page = document.GetPage<PageText>(number);
            pages.Add(new PdfPage(new LineBuilder(page, number).Build(), page.Height)
            {
                Turned = [.. page.Turned.SelectMany(glyphs => new LineBuilder(page with { Glyphs = glyphs, Links = [] }, number).Build())
                    .Select(line => line.Text)],
                Hidden = page.Hidden,
                LacksFont = page.LacksFont,
                Unreadable = page.Unreadable,
                Unknown = page.Unknown,
            });
        }

        return new PdfContent(pages, Properties(document));
    }

    private static Stated Properties(PdfDocument document)
    {
        var information = document.Information;
        var title = StatedText.Line(information.Title);
        return new Stated
        {
            Title = DocumentProperties.Title(title),
            Author = DocumentProperties.Author(information.Author),
            Date = DocumentProperties.Date(
                information.GetCreatedDateTimeOffset()?.UtcDateTime, information.GetModifiedDateTimeOffset()?.UtcDateTime),
            Tags = DocumentProperties.Tags(information.Keywords),
            Language = document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Lang, out var language)
                ? DocumentProperties.Language((language as IDataToken<string>)?.Data) : null,
        };
    }

    private static PdfContent Guarded(ReadOnlyMemory<byte> content, PdfReading options)
    {
        try
        {
            using var document = PdfDocument.Open(content, options);
            return Read(document);
        }
        catch (PdfDocumentEncryptedException error)
        {
            throw new UnreadableException(Protected, error);
        }
        catch (Exception error) when (error is not (UnreadableException or OutOfMemoryException))
        {
            // A parser of a format so wide meets errors of every kind in damaged files.
            throw new UnreadableException(Damaged, error);
        }
    }
}

/// <summary>The lines of a page, from top to bottom, and its height.</summary>
internal sealed record PdfPage(List<Line> Lines, double Height)
{
    /// <summary>The text of lines that stand against the direction of the page.</summary>
    public IReadOnlyList<string> Turned { get; init; } = [];

    /// <inheritdoc cref="PageText.Hidden"/>
    public int Hidden { get; init; }

    /// <inheritdoc cref="PageText.LacksFont"/>
    public bool LacksFont { get; init; }

    /// <inheritdoc cref="PageText.Unreadable"/>
    public int Unreadable { get; init; }

    /// <inheritdoc cref="PageText.Unknown"/>
    public int Unknown { get; init; }
}

/// <summary>What a PDF has in it.</summary>
internal sealed record PdfContent(IReadOnlyList<PdfPage> Pages, Stated Properties);
