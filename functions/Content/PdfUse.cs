namespace Newsroom.Content;

/// <summary>What a PDF is. It follows from what lies beside it and what refers to it, and changes with that.</summary>
public enum PdfUse
{
    /// <summary>An article, if it has text.</summary>
    Article,

    /// <summary>The file of an article of the same name, which offers it.</summary>
    Download,

    /// <summary>A file as any other: articles refer to it, or PDFs are no articles on this site.</summary>
    File,
}
