using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Importing;

/// <summary>
/// The files of the old site that articles use. Each has one path in the container, made from its address there, so that all articles find
/// it. A file that the app would read as an article stays where it is. Links to other articles lead to their old addresses here.
/// </summary>
/// <param name="names">Paths in the container.</param>
/// <param name="site">The address of the old site; null if it is not known.</param>
/// <param name="takesFiles">Whether articles refer to files in the container.</param>
/// <param name="isArticle">Whether the app would take a file of that path for an article.</param>
internal sealed partial class OldFiles(UploadNames names, Uri? site, bool takesFiles, Func<BlobPath, bool> isArticle)
{
    private const string Uploads = "/wp-content/uploads/";
    private const int MaxPath = 400;

    private readonly Dictionary<string, OldFile> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _articles = new(StringComparer.Ordinal);

    /// <summary>Those that articles use.</summary>
    public IReadOnlyCollection<OldFile> Used => _used.Values;

    /// <summary>Notes the address of a file that the export names.</summary>
    public void Add(string address)
    {
        if (Absolute(address) is { } uri)
        {
            _known.Add(uri.AbsolutePath);
        }
    }

    /// <summary>Notes an old address of an article that is public here.</summary>
    /// <param name="address">In the form of <see cref="OldAddress.Normalise"/>.</param>
    public void AddArticle(string address) => _articles.Add(address);

    /// <summary>Whether articles use a file.</summary>
    public bool IsUsed(string address) =>
        Absolute(address) is { } uri && _used.Values.Any(file => file.Address.AbsolutePath == uri.AbsolutePath);

    /// <summary>The path of a file in the container; null if it cannot lie there.</summary>
    public string? PathOf(string address) => Absolute(address) is { } uri ? PathOf(uri) : null;

    /// <summary>What an article of a path refers to instead of an address of the old site.</summary>
    public string Resolve(string article, string address, bool isPicture)
    {
        if (Absolute(address) is not { } uri)
        {
            return address;
        }

        if (!isPicture && IsArticle(uri))
        {
            return uri.PathAndQuery + uri.Fragment;
        }

        var original = Original(uri);
        if (!IsFile(original, isPicture) || PathOf(original) is not { } path)
        {
            // A path would lead to a file of the container.
            return FileReference.ExtensionOf(uri.AbsolutePath).Length > 0 ? uri.AbsoluteUri : address;
        }

        _used.TryAdd(path, new OldFile(original, path));
        return takesFiles ? UploadNames.Relative(article, path) : uri.AbsoluteUri;
    }

    /// <summary>Gives the links and pictures of a text their addresses.</summary>
    public void Resolve(string article, IElement body)
    {
        foreach (var element in body.QuerySelectorAll("img[src], a[href]"))
        {
            var isPicture = element.LocalName == "img";
            var name = isPicture ? "src" : "href";
            element.SetAttribute(name, Resolve(article, element.GetAttribute(name)!, isPicture));
        }
    }

    private Uri? Absolute(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole
        : site is not null && address.Length > 0 && address[0] is not '#' && !address.Contains(':', StringComparison.Ordinal)
            && Uri.TryCreate(site, address, out var joined) ? joined : null;

    /// <summary>
    /// The file that a smaller copy of a picture was made from, if the export names it: the app makes smaller ones itself.
    /// </summary>
    private Uri Original(Uri uri)
    {
        var path = Size().Replace(uri.AbsolutePath, "");
        return path != uri.AbsolutePath && _known.Contains(path) && !_known.Contains(uri.AbsolutePath)
            ? new UriBuilder(uri) { Path = Uri.UnescapeDataString(path), Query = "", Fragment = "" }.Uri
            : uri.Query.Length + uri.Fragment.Length == 0 || !IsOwn(uri) ? uri
            : new UriBuilder(uri) { Query = "", Fragment = "" }.Uri;
    }

    private bool IsFile(Uri uri, bool isPicture) => _known.Contains(uri.AbsolutePath)
        || (IsOwn(uri) && (uri.AbsolutePath.Contains(Uploads, StringComparison.Ordinal) || isPicture));

    // What has the name of a file would be looked for in the container.
    private bool IsArticle(Uri uri) => IsOwn(uri) && !FileReference.IsFile(uri.AbsolutePath)
        && OldAddress.Normalise(uri.PathAndQuery) is { } address && _articles.Contains(address);

    private bool IsOwn(Uri uri) => site is not null && Host(uri) == Host(site);

    private string? PathOf(Uri uri)
    {
        var path = Uri.UnescapeDataString(uri.AbsolutePath);
        var at = path.IndexOf(Uploads, StringComparison.Ordinal);
        path = (at < 0 ? path : path[(at + Uploads.Length)..]).Trim('/');
        return path.Length is > 0 and <= MaxPath && path.Split('/').All(part => part is not ("" or "." or ".."))
            && !path.Any(c => char.IsControl(c) || c is '\\' or '\uFFFD') && FileReference.IsFile(path)
            && names.Below(path) is var whole && !isArticle(new BlobPath(whole)) ? whole : null;
    }

    private static string Host(Uri uri) => uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost;

    [GeneratedRegex(@"-[0-9]{2,5}x[0-9]{2,5}(?=\.[A-Za-z]{2,5}$)", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
