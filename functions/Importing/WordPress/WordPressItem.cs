using System.Globalization;
using System.Xml.Linq;
using Newsroom.Reading;

namespace Newsroom.Importing.WordPress;

/// <summary>A term of an item: a category, a tag, or what plugins write as one.</summary>
internal sealed record WordPressTerm(string Domain, string Slug, string Name);

/// <summary>An item of an export (WXR), whatever it is: a post, a picture, an entry of a menu.</summary>
internal sealed class WordPressItem(XElement element)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);

    private readonly ILookup<string, string> _meta = element.Elements().Where(one => one.Name.LocalName == "postmeta")
        .ToLookup(one => one.Text("meta_key") ?? "", one => one.Text("meta_value") ?? "");

    public string Id { get; } = element.Text("post_id") ?? "";
    public string Type { get; } = element.Text("post_type") ?? "post";
    public string Status { get; } = element.Text("status") ?? "publish";
    public string Title { get; } = element.Text("title") ?? "";
    public string Link { get; } = element.Text("link") ?? "";
    public string Guid { get; } = element.Text("guid") ?? "";
    public string? Slug { get; } = UploadNames.Slug(element.Text("post_name"));
    public string Parent { get; } = element.Text("post_parent") ?? "0";
    public string? Creator { get; } = element.Text("creator");
    public string? AttachmentUrl { get; } = element.Text("attachment_url");
    public string Content { get; } = element.Text("encoded", "/content/") ?? "";
    public string? Excerpt { get; } = element.Text("encoded", "excerpt");
    public bool HasPassword { get; } = element.Text("post_password") is not null;
    public int Comments { get; } = element.Elements().Count(one => one.Name.LocalName == "comment");

    public IReadOnlyList<WordPressTerm> Terms { get; } = [.. element.Elements().Where(one => one.Name.LocalName == "category")
        .Select(one => new WordPressTerm(
            (string?)one.Attribute("domain") ?? "category", (string?)one.Attribute("nicename") ?? "", one.Value.Trim()))];

    /// <summary>On the clock of the site; null if there is none, as of some drafts.</summary>
    public DateTime? Local { get; } = Time(element.Text("post_date"));

    /// <summary>In UTC; null if there is none.</summary>
    public DateTime? Utc { get; } = Time(element.Text("post_date_gmt")) ?? Published(element.Text("pubDate"));

    /// <summary>The date with the offset of the site's clock, as front matter has it.</summary>
    public string? Date
    {
        get
        {
            if (Utc is not { } utc)
            {
                return Local?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
            }

            var offset = Local - utc ?? TimeSpan.Zero;
            var isOffset = offset.Duration() <= MaxOffset && offset.Ticks % TimeSpan.FromMinutes(15).Ticks == 0;
            return new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(isOffset ? offset : TimeSpan.Zero)
                .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The value of a custom field; null if it is missing or empty.</summary>
    public string? Meta(string key) => _meta[key].FirstOrDefault(value => value.Length > 0);

    public IEnumerable<string> AllMeta(string key) => _meta[key].Where(value => value.Length > 0);

    private static DateTime? Time(string? text) =>
        DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year > 1 ? time : null;

    private static DateTime? Published(string? text) => StatedDate.Parse(text) is { Year: > 1970 } date ? date.UtcDateTime : null;
}
