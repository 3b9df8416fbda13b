using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Pages.Assets;

/// <summary>A file that pages are made with. Its name has a digest of its content, so that browsers keep it for ever.</summary>
/// <param name="Extension">The end of its name: <c>.css</c>.</param>
internal sealed record SiteAsset(string Name, string Extension, string ContentType, byte[] Bytes)
{
    private const string Folder = "/assets/";

    /// <summary>Its address inside the site.</summary>
    public string Path => Folder + Name;
}

/// <summary>The style sheet and the script of the pages.</summary>
public sealed partial class SiteAssets
{
    private const int DigestLength = 12;

    public SiteAssets()
    {
        Style = Of(".css", "text/css; charset=utf-8", text => Comment().Replace(text, ""));
        Script = Of(".js", "text/javascript; charset=utf-8", text => LineComment().Replace(text, ""));
    }

    /// <summary>The address of the style sheet inside the site.</summary>
    public string StylePath => Style.Path;

    /// <summary>The address of the script inside the site.</summary>
    public string ScriptPath => Script.Path;

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

    /// <summary>A whole line: elsewhere two slashes can be a part of an address.</summary>
    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Space();
}
