using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>
/// Finds the files of the container that an article refers to, and gives its links and pictures their addresses
/// (<see cref="FileAddress"/>): those that are right whatever content the files have, or will have.
/// </summary>
/// <param name="article">The article's own path.</param>
/// <param name="articles">Extensions of articles: those have pages.</param>
/// <param name="embedded">Files inside the article's own.</param>
internal sealed class ArticleFiles(BlobPath article, IEnumerable<string> articles, IReadOnlyList<EmbeddedFile> embedded)
{
    private const int MaxFiles = 200;

    private readonly HashSet<string> _articles = new(articles, StringComparer.Ordinal);
    private readonly List<string> _paths = [];
    private bool _isOver;

    /// <summary>Paths in the container, and of files inside the article's own, in the order of the text; null for none.</summary>
    public IReadOnlyList<string>? Paths => _paths.Count == 0 ? null : _paths;

    /// <summary>Says that not all were taken; null if they were.</summary>
    public string? Warning => _isOver ? $"Only the first {MaxFiles} files that the article refers to are published with it." : null;

    /// <summary>Replaces the addresses in a text.</summary>
    public void Resolve(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("a[href], img[src]"))
        {
            var isPicture = element.LocalName == "img";
            var name = isPicture ? "src" : "href";
            if (Resolve(element.GetAttribute(name)!, isPicture) is { } address)
            {
                element.SetAttribute(name, address);
            }
        }
    }

    /// <summary>The download with the address of a file, if it has a path instead of an address.</summary>
    public Download Resolve(Download download) =>
        download.Url is { } url && StatedText.WebAddress(url) is null
            ? download with { Url = Resolve(url, isPicture: false), Type = download.Type ?? Downloads.TypeOf(url) } : download;

    /// <summary>The download with the address of a file inside the article's own, if it is one.</summary>
    public Download ResolveEmbedded(Download download) =>
        download.Url is { } url && EmbeddedFile.NameIn(url) is not null ? download with { Url = Resolve(url, isPicture: true) } : download;

    /// <summary>A picture inside the article's own file, as HTML.</summary>
    public string Show(string name) => Resolve(EmbeddedFile.ReferenceTo(name), isPicture: true) is { } address
        ? $"<figure><img src=\"{address}\" alt=\"\"></figure>" : "";

    /// <summary>Those of the files inside that a body shows or offers: others were cut with the text around them.</summary>
    public IReadOnlyList<EmbeddedFile> EmbeddedIn(EditionBody body) =>
    [
        .. embedded.DistinctBy(file => file.Name).Where(file => PathOf(file.Name) is var path && _paths.Contains(path)
            && new FileAddress(path).ToString() is var address
            && (body.Html.Contains($"\"{address}\"", StringComparison.Ordinal) || body.Image?.Source == address
                || body.Downloads.Any(download => download.Url == address))),
    ];

    /// <summary><see cref="Paths"/> with some of the files inside, and no others.</summary>
    public IReadOnlyList<string>? PathsWith(IReadOnlyList<EmbeddedFile> shown)
    {
        var hidden = embedded.Except(shown).Select(file => PathOf(file.Name)).Except(shown.Select(file => PathOf(file.Name)));
        IReadOnlyList<string> paths = [.. _paths.Except(hidden)];
        return paths.Count == 0 ? null : paths;
    }

    /// <summary>The picture with the address of a file, or its own on the web; null if it leads nowhere.</summary>
    public Picture? Resolve(Picture? picture) =>
        picture is not null && (StatedText.WebAddress(picture.Source) ?? Resolve(picture.Source, isPicture: false)) is { } source
            ? picture with { Source = source } : null;

    /// <summary>The address of a file; null if it leads elsewhere.</summary>
    /// <param name="written">The address as it is written in the article.</param>
    /// <param name="isPicture">Whether it can only be a file.</param>
    public string? Resolve(string written, bool isPicture)
    {
        var isEmbedded = EmbeddedFile.NameIn(written) is { } name && embedded.Any(file => file.Name == name);
        var found = isEmbedded ? PathOf(EmbeddedFile.NameIn(written)!) : FileReference.Resolve(article, written);
        if (found is not { } path || !(isPicture || isEmbedded || IsFile(path)))
        {
            return null;
        }

        if (!_paths.Contains(path))
        {
            if (_paths.Count == MaxFiles)
            {
                _isOver = true;
                return null;
            }

            _paths.Add(path);
        }

        return $"{new FileAddress(path)}{Fragment(written)}";
    }

    private string PathOf(string name) => EmbeddedFile.PathOf(article.Path, name);

    // What an article refers to is its file, if it is a PDF. But PDFs do not make each other files.
    private bool IsFile(string path) => FileReference.IsFile(path)
        && (new BlobPath(path).IsPdf ? !article.IsPdf : !_articles.Contains(FileReference.ExtensionOf(path)));

    private static string Fragment(string written) => written.IndexOf('#') is >= 0 and var at ? EncodedAddress.Of(written[at..]) : "";
}
