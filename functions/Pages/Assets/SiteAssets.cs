using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Pages.Assets;

/// <summary>A file that pages are made with. Its name has a digest of its content, so that browsers keep it for ever.</summary>
/// <param name="Extension">The end of its name: <c>.css</c>.</param>
internal sealed record SiteAsset(string Name, string Extension, string ContentType, byte[] Bytes)
{
    private const string Folder = "/assets/";

    /// <summary>Its address inside the site.</summary>
    public string Path => Folder + Name;
}

/// <summary>The style sheet, with the colour and font of the site, and the script of the pages.</summary>
public sealed partial class SiteAssets
{
    private const int DigestLength = 12;
    private const string UsualColor = "#0a55c4";

    /// <summary>Scripts without such letters have fonts of their own.</summary>
    private const string SansFont = ":root:not(:lang(ar)):not(:lang(fa)):not(:lang(ur)){--serif:var(--sans)}\n";

    public SiteAssets(SiteOptions site)
    {
        var colors = site.SiteColor is { } color ? SiteColors.Of(color) : null;
        var own = $"{(site.HasSansFont ? SansFont : "")}{colors?.Rules}";
        Style = Of(".css", "text/css; charset=utf-8", text => $"{Sign().Replace(Comment().Replace(text, ""), "$1")}\n{own}");
        var fill = (colors?.Day.ToString() ?? UsualColor).Replace("#", "%23", StringComparison.Ordinal);
        Icon = ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
            + $"%3Crect width='16' height='16' rx='3' fill='{fill}'/%3E"
            + "%3Cpath d='M3 4h10M3 8h10M3 12h6' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E").Replace(
                " ", "%20", StringComparison.Ordinal);
        Script = Of(".js", "text/javascript; charset=utf-8", text => LineComment().Replace(text, ""));
    }

    /// <summary>The address of the style sheet inside the site.</summary>
    public string StylePath => Style.Path;

    /// <summary>The address of the script inside the site.</summary>
    public string ScriptPath => Script.Path;

    /// <summary>The picture in tabs of a site that has none of its own.</summary>
    public string Icon { get; }

    internal SiteAsset Style { get; }

    internal SiteAsset Script { get; }

    private static SiteAsset Of(string extension, string contentType, Func<string, string> withoutComments)
    {
        using var file = typeof(SiteAssets).Assembly.GetManifestResourceStream($"Newsroom.Pages.Assets.site{extension}")!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = Space().Replace(withoutComments(reader.ReadToEnd()), "\n").TrimStart();
        return new($"site-{Digest.Of(text)[..DigestLength]}{extension}", extension, contentType, Encoding.UTF8.GetBytes(text));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Comment();

    /// <summary>Signs around which a style sheet needs no blanks. A blank before a colon has a meaning.</summary>
    [GeneratedRegex(" *([{};,]) *|(?<=:) +", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Sign();

    /// <summary>A whole line: elsewhere two slashes can be a part of an address.</summary>
    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Space();
}
