using System.Globalization;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Http.Files;

/// <summary>The files that an article refers to, as they are now.</summary>
/// <param name="files">Those that can be public, by the paths in the article.</param>
/// <param name="site">The site's address; empty for addresses inside the site.</param>
/// <param name="root">The address that readers fetch files from.</param>
internal sealed class CurrentFiles(IReadOnlyDictionary<string, StoredFile> files, string site, string root)
{
    /// <summary>Gives links and pictures the addresses of now.</summary>
    public void Resolve(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("a[href], img[src]"))
        {
            var name = element.LocalName == "img" ? "src" : "href";
            var written = element.GetAttribute(name)!;
            if (FileAddress.PathOf(written) is not { } path)
            {
                continue;
            }

            if (name == "src" && Find(path) is { } picture)
            {
                Show(element, picture);
            }
            else
            {
                element.SetAttribute(name, AddressOf(path, written));
            }
        }
    }

    public Download Resolve(Download download) => FileAddress.PathOf(download.Url) is not { } path ? download
        : files.GetValueOrDefault(path) is { } file
            ? download with { Url = AddressOf(path, download.Url!), Type = file.Type, Size = file.Size }
            : download with { Url = AddressOf(path, download.Url!) };

    private string AddressOf(string path, string written) => files.GetValueOrDefault(path) is { } file
        ? $"{root}{new FileAddress(file.Path, file.Version)}{(written.IndexOf('#') is >= 0 and var at ? written[at..] : "")}"
        : site + written;

    private StoredFile? Find(string path) => files.GetValueOrDefault(path) is { Width: not null } picture ? picture : null;

    private void Show(IElement image, StoredFile picture)
    {
        var widths = PictureWidths.Of(picture.Width!.Value);
        image.SetAttribute("src", AddressIn(picture, PictureWidths.Usual(widths)));
        if (widths.Count > 1)
        {
            var sources = widths.Select(width => $"{AddressIn(picture, width)} {Math.Min(width, picture.Width.Value)}w");
            image.SetAttribute("srcset", string.Join(", ", sources));
            image.SetAttribute("sizes", PictureWidths.Sizes);
        }

        if (!image.HasAttribute("width") && !image.HasAttribute("height"))
        {
            image.SetAttribute("width", Number(picture.Width));
            image.SetAttribute("height", Number(picture.Height));
        }

        image.SetAttribute("loading", "lazy");
    }

    private string AddressIn(StoredFile picture, int width) => PictureWidths.AddressIn(root, picture, width);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
