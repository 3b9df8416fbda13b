using Newsroom.Content;

namespace Newsroom.Http.Files;

/// <summary>Chooses lead pictures: the one that is stated, else the first of the text that is no icon.</summary>
/// <param name="find">The file that an article means by a path; null for none.</param>
/// <param name="root">The address that readers fetch files from.</param>
internal sealed class PictureChoice(Func<string, Task<StoredFile?>> find, string root)
{
    /// <summary>In pixels. What is narrower is an icon or a logo.</summary>
    private const int MinLeadWidth = 320;

    /// <summary>The lead picture; null if there is none, or if its file is missing.</summary>
    public async Task<PublicPicture?> OfAsync(LeadCandidates candidates)
    {
        if (candidates.Stated is { } stated)
        {
            if (FileAddress.PathOf(stated.Source) is not { } path)
            {
                return OfAnotherSite(stated);
            }

            if (await FindAsync(candidates, path) is { } file)
            {
                return Describe(file, stated);
            }
        }

        foreach (var picture in candidates.InText)
        {
            if (await FindAsync(candidates, FileAddress.PathOf(picture.Source)!) is { } file && file.Width >= MinLeadWidth)
            {
                return Describe(file, picture);
            }
        }

        return null;
    }

    private static PublicPicture OfAnotherSite(Picture stated) =>
        new(stated.Source, Type: null, Width: null, Height: null, stated.Alt, stated.Caption, stated.Credit, Sizes: []);

    private async Task<StoredFile?> FindAsync(LeadCandidates candidates, string path) =>
        (candidates.Embedded?.FirstOrDefault(file => file.Path == path) ?? await find(path))
            is { Refusal: null, Width: not null } file ? file : null;

    private PublicPicture Describe(StoredFile file, Picture picture)
    {
        var widths = PictureWidths.Of(file.Width!.Value);
        return new PublicPicture(
            PictureWidths.AddressIn(root, file, PictureWidths.Usual(widths)),
            PictureWidths.Type,
            file.Width,
            file.Height,
            picture.Alt,
            picture.Caption,
            picture.Credit,
            [.. widths.Select(width => new PictureSize(PictureWidths.AddressIn(root, file, width), Math.Min(width, file.Width.Value)))]);
    }
}
