using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>What the folders and file names of site generators (Jekyll, Hugo) say about an article.</summary>
internal static partial class SiteFolders
{
    /// <summary>Whether the file is below a folder <c>_drafts</c>.</summary>
    public static bool IsDraft(BlobPath path) => Folders(path).Any(folder => folder.Equals("_drafts", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The date in the name of a file or folder below <c>_posts</c>: there it is the date of publication, and may be an embargo.
    /// </summary>
    public static DateOnly? PostDate(BlobPath path) =>
        Folders(path).Any(folder => folder.Equals("_posts", StringComparison.OrdinalIgnoreCase)) ? NameDate(path) : null;

    /// <summary>
    /// The date in the name of the file, else of its folder: <c>2024-05-01-gardens.md</c>, <c>2024-05-01-gardens/index.md</c>.
    /// </summary>
    public static DateOnly? NameDate(BlobPath path) =>
        Day(path.Name) ?? (path.Name.Equals("index", StringComparison.OrdinalIgnoreCase) ? Day(Folders(path).LastOrDefault() ?? "") : null);

    private static string[] Folders(BlobPath path) => path.Path.Split('/')[..^1];

    private static DateOnly? Day(string name) =>
        Dated().Match(name) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 2200 ? day : null;

    [GeneratedRegex("^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[-_ ]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
