using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Pages.Assets;

/// <summary>The style sheet of the pages. Its name has a digest of its content, so that browsers keep it for ever.</summary>
public sealed partial class SiteAssets
{
    private const string Folder = "/assets/";
    private const int DigestLength = 12;

    public SiteAssets()
    {
        using var file = typeof(SiteAssets).Assembly.GetManifestResourceStream("Newsroom.Pages.Assets.site.css")!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var css = Space().Replace(Comment().Replace(reader.ReadToEnd(), ""), "\n").TrimStart();
        Style = Encoding.UTF8.GetBytes(css);
        StyleName = $"site-{Digest.Of(css)[..DigestLength]}.css";
    }

    /// <summary>The address of the style sheet inside the site.</summary>
    public string StylePath => Folder + StyleName;

    internal byte[] Style { get; }

    internal string StyleName { get; }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Space();
}
