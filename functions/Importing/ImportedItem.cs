namespace Newsroom.Importing;

/// <summary>What becomes of one thing in an export.</summary>
public enum ImportOutcome
{
    /// <summary>It is an upload, and public once it is read.</summary>
    Taken,

    /// <summary>It is an upload that is a draft: not public until an editor releases it.</summary>
    Held,

    /// <summary>It is no article, and goes with those that use it: a picture, a venue.</summary>
    Used,

    /// <summary>It is not taken, for the reason given.</summary>
    LeftOut,
}

/// <summary>One thing in an export, whether it is taken or not.</summary>
/// <param name="Kind">What the other program calls it: <c>post</c>, <c>page</c>, <c>attachment</c>.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Title">Its title, perhaps empty.</param>
/// <param name="Address">Its address there, perhaps empty.</param>
/// <param name="Outcome">What becomes of it.</param>
public sealed record ImportedItem(string Kind, string Id, string Title, string Address, ImportOutcome Outcome)
{
    /// <summary>Its path in the container; null if it has none.</summary>
    public string? Path { get; init; }

    /// <summary>The upload; empty if it is none.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Why it is held or left out, and what of it did not come.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A file of the old site that articles use.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Path">Where the articles look for it in the container.</param>
public sealed record OldFile(Uri Address, string Path);

/// <summary>An export of another program, read piece by piece.</summary>
public interface IExport
{
    /// <summary>What it is, in words.</summary>
    string Description { get; }

    /// <summary>The files of the old site that the articles use; complete once all items are read.</summary>
    IReadOnlyCollection<OldFile> Files { get; }

    /// <summary>
    /// Everything in it, in its order. It can be read once.
    /// </summary>
    /// <exception cref="System.Xml.XmlException">It is broken from there on.</exception>
    /// <exception cref="Content.UnreadableException">It is no export that can be read.</exception>
    IEnumerable<ImportedItem> Read();
}

/// <summary>How an export is taken in.</summary>
/// <param name="Folder">The folder of the container that all goes to; empty for none.</param>
/// <param name="Types">Kinds of WordPress that are taken besides posts and events: <c>page</c>.</param>
/// <param name="TakesFiles">Whether articles refer to files in the container instead of those of the old site.</param>
public sealed record ImportSettings(string Folder, IReadOnlySet<string> Types, bool TakesFiles);
