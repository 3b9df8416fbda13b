using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading;

/// <summary>How far a format says what the parts of a text are.</summary>
public enum MarkupLevel
{
    /// <summary>Lines: which of them is the headline, a heading or a rest of navigation has to be found.</summary>
    None,

    /// <summary>Marked up, with all that surrounds an article on a page or in a letter.</summary>
    Page,

    /// <summary>The article alone, as in fields of their own: nothing is to be found or cut.</summary>
    Fields,
}

/// <summary>What a format's reader makes of a file: its text, and what the file says about itself.</summary>
public sealed record Page
{
    /// <summary>The text, as clean HTML (<see cref="HtmlCleaner"/>): safe to show as it is.</summary>
    public required IElement Body { get; init; }

    public MarkupLevel Markup { get; init; } = MarkupLevel.Page;

    /// <summary>The headline where the format marks it; not repeated in <see cref="Body"/>.</summary>
    public string? Headline { get; init; }

    /// <summary>What an editor states: it wins over all that is found in the text.</summary>
    public Stated Stated { get; init; } = Stated.Nothing;

    /// <summary>
    /// What programs wrote into the file (metadata of a web page, properties of a document): it stands where the text does not say.
    /// </summary>
    public Stated Metadata { get; init; } = Stated.Nothing;

    /// <summary>
    /// Pictures and attachments inside the file, which the text refers to by <see cref="EmbeddedFile.ReferenceTo"/>.
    /// </summary>
    public IReadOnlyList<EmbeddedFile> Embedded { get; init; } = [];

    /// <summary>Names of those that stand below the text.</summary>
    public IReadOnlyList<string> Below { get; init; } = [];

    /// <summary>When the same file gives something else; null for most.</summary>
    public DateTimeOffset? ReadAgain { get; init; }

    /// <summary>
    /// What stands around the text and is no part of it (headers and footers of a document, comments at its head): it may say that the
    /// article is not public.
    /// </summary>
    public IReadOnlyList<string> Around { get; init; } = [];

    /// <summary>Text that the reader left out as boilerplate of the page.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];
}
