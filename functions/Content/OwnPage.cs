namespace Newsroom.Content;

/// <summary>Where readers find the link to a page.</summary>
public enum PageMenu
{
    /// <summary>At the bottom of each page.</summary>
    Footer,

    /// <summary>In the header of each page.</summary>
    Header,

    /// <summary>Nowhere, but where a text links to it.</summary>
    None,
}

/// <summary>A link of the site's navigation to any address.</summary>
public sealed record OwnLink(string Title, string Url);

/// <summary>
/// A page of the site's own (<c>site/about.fr.md</c>), its footer (<c>site/footer.fr.md</c>) or its links (<c>site/links.fr.md</c>).
/// </summary>
/// <param name="Path">Path in the container.</param>
/// <param name="Name">The path without folder, language and extension: <c>about</c>.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Title">The title.</param>
/// <param name="Html">
/// The text, clean, with the addresses of files as articles have them (<see cref="FileAddress"/>). It has no headline.
/// </param>
public sealed record OwnPage(string Path, string Name, string Language, string Title, string Html)
{
    /// <summary>The name of what stands at the bottom of each page.</summary>
    public const string Footer = "footer";

    /// <summary>The name of a list of links, which the header of each page has.</summary>
    public const string LinkList = "links";

    public string? Summary { get; init; }

    public PageMenu Menu { get; init; }

    /// <summary>Menus are in the order of these numbers.</summary>
    public int Weight { get; init; }

    /// <summary>When the file was uploaded.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>From then on it is not public any more.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The links of a list of links.</summary>
    public IReadOnlyList<OwnLink> Links { get; init; } = [];

    /// <summary>Paths of the files of the folder <c>site/</c> that it refers to.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether it has an address of its own.</summary>
    public bool HasAddress => Name is not (Footer or LinkList);
}
