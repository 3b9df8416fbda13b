using System.Globalization;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Gives the links and pictures of an article the addresses of the files as they are now: with their version, so that caches keep them for
/// ever. The stored text has addresses that are always right (<see cref="FileAddress"/>), which stay for files that are missing.
/// </summary>
public sealed class FileLinks(FileStore files, SiteOptions site)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>A text with the addresses of now of some files.</summary>
    /// <param name="html">The text as it is stored.</param>
    /// <param name="files">The files by the paths in the text. Others keep the addresses that are always right.</param>
    /// <param name="root">The address that readers fetch files from.</param>
    internal static string Resolve(string html, IReadOnlyDictionary<string, LookFile> files, string root)
    {
        var body = Parser.ParseDocument(html).Body!;
        foreach (var image in body.QuerySelectorAll("img[src]:not([width]):not([height])"))
        {
            // Also of drawings, so that nothing moves when they come.
            if (FileAddress.PathOf(image.GetAttribute("src")) is { } path
                && files.GetValueOrDefault(path) is { Width: { } width, Height: { } height })
            {
                image.SetAttribute("width", width.ToString(CultureInfo.InvariantCulture));
                image.SetAttribute("height", height.ToString(CultureInfo.InvariantCulture));
            }
        }

        new CurrentFiles(files.ToDictionary(file => file.Key, file => file.Value.File), site: "", root).Resolve(body);
        return HtmlWriter.Inner(body);
    }

    /// <summary>
    /// The body with the addresses of now, and the lead picture: the one that is stated, else the first of the text that is wide enough.
    /// </summary>
    /// <param name="body">The body as it is stored.</param>
    /// <param name="address">The site's address without a slash at its end; empty for addresses inside the site.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<(EditionBody Body, PublicPicture? Picture)> ResolveAsync(
        EditionBody body, string address, CancellationToken cancellationToken)
    {
        var paths = body.Files ?? [];
        var embedded = body.Embedded ?? [];
        var others = await files.FindAllAsync(paths.Except(embedded.Select(file => file.Path)), cancellationToken);
        var shown = others.Concat(embedded.Select(file => KeyValuePair.Create(file.Path, (StoredFile?)file)))
            .Where(found => found.Value is { Refusal: null }).ToDictionary(found => found.Key, found => found.Value!);
        var root = site.FilesRoot(address);
        var choice = new PictureChoice(path => Task.FromResult(shown.GetValueOrDefault(path)), root);
        var picture = LeadCandidates.Of(body) is { } candidates ? await choice.OfAsync(candidates) : null;
        if (paths.Count == 0)
        {
            return (body, picture);
        }

        var current = new CurrentFiles(shown, address, root);
        var html = Parser.ParseDocument(body.Html).Body!;
        current.Resolve(html);
        return (body with { Html = HtmlWriter.Inner(html), Downloads = [.. body.Downloads.Select(current.Resolve)] }, picture);
    }
}
