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
    /// <summary>In pixels. What is narrower is an icon or a logo.</summary>
    private const int MinLeadWidth = 320;

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

    /// <summary>The picture that is stated; null if it is none, or if its file is missing.</summary>
    public PublicPicture? Lead(Picture? stated) => stated is null ? null
        : FileAddress.PathOf(stated.Source) is not { } path ? OfAnotherSite(stated)
        : Find(path) is { } file ? Describe(file, stated) : null;

    /// <summary>The first picture of a text that is no icon; null if there is none. Pictures of other sites are of unknown width.</summary>
    public PublicPicture? FirstIn(IElement body) => body.QuerySelectorAll("img[src]")
        .Select(image => FileAddress.PathOf(image.GetAttribute("src")) is { } path && Find(path) is { } file && file.Width >= MinLeadWidth
            ? Describe(file, new Picture(file.Path, Text(image.GetAttribute("alt")), CaptionOf(image))) : null)
        .FirstOrDefault(picture => picture is not null);

    public static PublicPicture OfAnotherSite(Picture stated) =>
        new(stated.Source, Type: null, Width: null, Height: null, stated.Alt, stated.Caption, stated.Credit, Sizes: []);

    public Download Resolve(Download download) => FileAddress.PathOf(download.Url) is not { } path ? download
        : files.GetValueOrDefault(path) is { } file
            ? download with { Url = AddressOf(path, download.Url!), Type = file.Type, Size = file.Size }
            : download with { Url = AddressOf(path, download.Url!) };

    private string AddressOf(string path, string written) => files.GetValueOrDefault(path) is { } file
        ? $"{root}{new FileAddress(file.Path, file.Version)}{(written.IndexOf('#') is >= 0 and var at ? written[at..] : "")}"
        : site + written;

    private StoredFile? Find(string path) => files.GetValueOrDefault(path) is { Width: not null } picture ? picture : null;

    private PublicPicture Describe(StoredFile file, Picture picture)
    {
        var widths = PictureWidths.Of(file.Width!.Value);
        return new PublicPicture(
            AddressIn(file, PictureWidths.Usual(widths)),
            PictureWidths.Type,
            file.Width,
            file.Height,
            picture.Alt,
            picture.Caption,
            picture.Credit,
            [.. widths.Select(width => new PictureSize(AddressIn(file, width), Math.Min(width, file.Width.Value)))]);
    }

    private static string? CaptionOf(IElement image) => Text(image.Closest("figure")?.QuerySelector("figcaption")?.TextContent.Trim());

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

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

    private string AddressIn(StoredFile picture, int width) => $"{root}{new FileAddress(picture.Path, picture.Version, width)}";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
