namespace Newsroom.Content;

/// <summary>What reading a file yields, before anything is stored.</summary>
public sealed record Draft
{
    public required EditionBody Body { get; init; }

    /// <summary>Paths of the files among those of the body that the upload itself does not refer to.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>Files inside the upload that the body refers to.</summary>
    public IReadOnlyList<EmbeddedFile> Embedded { get; init; } = [];

    /// <summary>Paths of the files of the container that the upload refers to.</summary>
    public IReadOnlyList<string> Files =>
        [.. (Body.Files ?? []).Except(Offered).Except((Body.Embedded ?? []).Select(file => file.Path))];

    /// <summary>What a translator's file was made from; null for all other files.</summary>
    public Translated? Translated { get; init; }

    /// <summary>Marked as a draft, so it must not be published.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Why it is held until an editor corrects the file, in words for the editor; null where it is not.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The time of an embargo that is later than the date of publication; null where there is none.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>From then on it is not public any more.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it comes due, unless an editor holds it.</summary>
    public DateTimeOffset Due => NotBefore > Body.Published ? NotBefore.Value : Body.Published;

    /// <summary>Whether only an editor can release it.</summary>
    public bool IsHeld(DateTimeOffset now) => IsDraft || HeldBecause is not null || Expires <= now;

    /// <summary>Whether it may be published now. An undated file has the time of its upload, by the clock of the storage.</summary>
    public bool IsDue(DateTimeOffset now) => !IsHeld(now) && (Due <= now || (Body.PublishedInferred && NotBefore is null));

    /// <summary>Of a page of the site's own: in which menu it is, as it is written; null where nothing is said.</summary>
    public string? Menu { get; init; }

    /// <summary>Of a page of the site's own: its place in the menu.</summary>
    public int Weight { get; init; }

    /// <summary>When the same file gives something else, as a calendar with recurring events does; null for most.</summary>
    public DateTimeOffset? ReadAgain { get; init; }

    /// <summary>Messages for the editor: broken front matter, a guessed encoding, an odd date.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines that were cut as boilerplate.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>Short lines before and after the text, with the headline and boilerplate.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>The draft with files among its downloads that lie beside the article's, unless it refers to them itself.</summary>
    /// <param name="paths">Paths in the container.</param>
    public Draft Offering(IReadOnlyList<string> paths)
    {
        var keys = (Body.Files ?? []).Select(StoredFile.KeyOf).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> others = [.. paths.Where(path => keys.Add(StoredFile.KeyOf(path)))];
        return others.Count == 0 ? this : this with
        {
            Offered = others,
            Body = Body with
            {
                Files = [.. Body.Files ?? [], .. others],
                Downloads =
                [
                    .. Body.Downloads,
                    .. others.Select(path => new Download(path[(path.LastIndexOf('/') + 1)..], new FileAddress(path).ToString())),
                ],
            },
        };
    }

    /// <summary>Paragraphs that are very similar to an earlier one, cut or not.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];
}

/// <summary>What a translation was made from.</summary>
/// <param name="Basis">The version of the original.</param>
/// <param name="Alignment">Its sentences and their translations.</param>
public sealed record Translated(string Basis, Alignment Alignment);

/// <summary>A file from which no article can be read. The message tells the editor why.</summary>
public class UnreadableException : Exception
{
    public UnreadableException()
    {
    }

    public UnreadableException(string message)
        : base(message)
    {
    }

    public UnreadableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
