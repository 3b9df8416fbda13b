using Newsroom.Content;
using Newsroom.Files;
using Newsroom.Reading;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>A path of the folder <c>site/</c> as it is now.</summary>
/// <param name="Exists">Whether there is a file.</param>
/// <param name="ETag">Its ETag.</param>
internal sealed record LookPart(bool Exists, string ETag)
{
    public static readonly LookPart None = new(Exists: false, "");

    /// <summary>What a page says, also if it is held; null for other files, and for a page that can't be read.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The page, if it is public.</summary>
    public OwnPage? Page { get; init; }

    /// <summary>The file, if it can be shown.</summary>
    public LookFile? File { get; init; }

    /// <summary>Why a page can't be read, in words for an editor.</summary>
    public string? Error { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>Reads the folder <c>site/</c>: pages in Markdown, and other files as they were recorded.</summary>
public sealed class LookReading(
    Inbox inbox, FileStore files, ArticleReader reader, ReadingGate gate, SiteOptions site, TimeProvider clock)
{
    /// <summary>Nothing of a page is cut: its lines are no menus of another site.</summary>
    private const string Whole = "verbatim: true";

    private static readonly Dictionary<string, PageMenu> Menus = new(StringComparer.OrdinalIgnoreCase)
    {
        ["header"] = PageMenu.Header,
        ["main"] = PageMenu.Header,
        ["footer"] = PageMenu.Footer,
        ["none"] = PageMenu.None,
        ["false"] = PageMenu.None,
    };

    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken) => inbox.HasAsync(path, cancellationToken);

    internal Task<LookPart> ReadAsync(BlobPath path, CancellationToken cancellationToken) =>
        path.IsOwnPage ? ReadPageAsync(path, cancellationToken) : ReadFileAsync(path.Path, cancellationToken);

    private async Task<LookPart> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        if ((await files.LoadAsync(path, cancellationToken)).At(path) is not { } file)
        {
            return LookPart.None;
        }

        var part = new LookPart(Exists: true, file.ETag);
        if (file.Refusal is { } reason)
        {
            return part with { Warnings = [$"The file is not public: {reason}"] };
        }

        var size = file is { Width: { } width, Height: { } height } ? (width, height)
            : file.Type == StoredFile.Drawing && (await inbox.DownloadAsync(path, cancellationToken))?.Content is { } drawing
            ? DrawingSize.Of(drawing) : null;
        return part with { File = new LookFile(file, size?.Item1, size?.Item2) };
    }

    private async Task<LookPart> ReadPageAsync(BlobPath path, CancellationToken cancellationToken)
    {
        if (await inbox.DownloadAsync(path.Path, cancellationToken) is not { } upload)
        {
            return LookPart.None;
        }

        var part = new LookPart(Exists: true, upload.ETag);
        try
        {
            using var entrance = await gate.EnterAsync(upload.Size, cancellationToken);
            var language = path.Language ?? site.Languages[0];
            var draft = reader.Read(upload with { Path = path.Language is null ? InLanguage(path, language) : path }, Whole);
            var warnings = new List<string>(draft.Warnings);
            var page = Describe(upload, path, language, draft, warnings);
            if (!site.Languages.Contains(language))
            {
                warnings.Add($"The site is not in '{language}': the page is not shown.");
            }

            return part with
            {
                Draft = draft with { Body = draft.Body with { Files = page.Files } },
                Page = draft.IsDue(clock.GetUtcNow()) ? page : null,
                Warnings = warnings,
            };
        }
        catch (UnreadableException reason)
        {
            return part with { Error = reason.Message };
        }
    }

    private static OwnPage Describe(
        Upload upload, BlobPath path, string language, Draft draft, List<string> warnings) => OwnPageLinks.Resolve(
        new OwnPage(path.Path, path.SiteName!, language, draft.Body.Title, draft.Body.Html)
        {
            Summary = draft.Body.Summary,
            Menu = MenuOf(draft, warnings),
            Weight = draft.Weight,
            Updated = upload.Uploaded,
            Expires = draft.Expires,
        });

    private static PageMenu MenuOf(Draft draft, List<string> warnings)
    {
        if (draft.Menu is not { } written)
        {
            return PageMenu.Footer;
        }

        if (!Menus.TryGetValue(written, out var menu))
        {
            warnings.Add($"menu: '{written}' is not header, footer or none; the page is in the footer.");
        }

        // The first one, the footer, where it is none of these.
        return menu;
    }

    /// <summary>The same path with the language that its text is taken to be in.</summary>
    private static BlobPath InLanguage(BlobPath path, string language) => new($"{path.Stem}.{language}.{path.Extension}");
}
