using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Articles;

namespace Newsroom.Reading.Formats.Web;

/// <summary>A link to a document, told by the extension of its path: the formats that editors attach to articles.</summary>
internal static partial class DownloadLink
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = "application/pdf",
        ["doc"] = "application/msword",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xls"] = "application/vnd.ms-excel",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        ["odt"] = "application/vnd.oasis.opendocument.text",
        ["ppt"] = "application/vnd.ms-powerpoint",
        ["pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ["csv"] = "text/csv",
        ["zip"] = "application/zip",
        ["epub"] = "application/epub+zip",
        ["mp3"] = "audio/mpeg",
        ["mp4"] = "video/mp4",
    };

    public static bool IsOne(IElement link) => Extension(link.GetAttribute("href")) is not null;

    /// <param name="link">The link.</param>
    /// <param name="url">Its address, absolute where the page's own is known.</param>
    public static Download Read(IElement link, string url)
    {
        var text = Block.Line(link.TextContent);
        var size = Size(Note().Match(text));
        var title = Note().Replace(text, "").Trim();
        title = Call().Replace(title, "").Trim().Trim('"', '“', '”', '„', '«', '»', ' ', '\u00A0', '\u202F');
        return new Download(title.Length > 2 ? Lead.Limit(title, 300) : FileName(url), url, Types[Extension(url)!], size);
    }

    private static string FileName(string url) => Uri.UnescapeDataString(PathOf(url).Split('/')[^1]);

    private static string? Extension(string? href) =>
        href is { Length: > 4 and <= 2_000 } && PathOf(href.Trim()) is var path && path.LastIndexOf('.') is > 0 and var dot && Types.ContainsKey(path[(dot + 1)..]) ? path[(dot + 1)..] : null;

    private static string PathOf(string href) => href.Split('?', '#')[0];

    private static long? Size(Match note)
    {
        if (!note.Groups["size"].Success || !double.TryParse(note.Groups["size"].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        return (long)(size * char.ToUpperInvariant(note.Groups["unit"].Value[0]) switch { 'K' => 1_000, 'M' => 1_000_000, 'G' => 1_000_000_000, _ => 1 });
    }

    // (PDF, 1,2 Mo), [DOCX], – PDF 340 KB
    [GeneratedRegex(
        @"\s*(?:[(\[]\s*|[–—-]\s+)(?:(?:format |fichier |file |archivo )?(?:pdf|docx?|xlsx?|ods|odt|pptx?|csv|zip|epub|mp[34])\b[\s,;:–—-]{0,4})?(?:(?<size>[0-9]{1,6}(?:[.,][0-9]{1,3})?)\s?(?<unit>[kmg]?[ob])(?:ytes)?\b)?\s*[)\]]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Note();

    // A call to download, before the title: its words end in a colon.
    [GeneratedRegex(@"^(?:download|télécharge[rz]|descarg(?:ar|ue|a)|consulte[rz]|baixar)\b[^:]{0,60}:\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
