using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Markup;

namespace Newsroom.Importing.WordPress;

/// <summary>
/// The shortcodes of a post: captions, galleries, players and embedded pages are shown, others lose their brackets and keep their text.
/// What only looks like one (<c>[sic]</c>, <c>[1]</c>) stays, and so does what stands in code or in two pairs of brackets.
/// </summary>
internal sealed partial class PostShortcodes(WordPressIndex index)
{
    private const int MaxNamed = 5;

    /// <summary>Without arguments, these are shortcodes all the same.</summary>
    private static readonly FrozenSet<string> Known =
        "gallery caption wp_caption embed audio video playlist contact-form contact-form-7 toc ez-toc sitemap tribe_events"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the names of page builders begin with.</summary>
    private static readonly string[] Builders = ["vc_", "et_pb_", "fusion_", "av_", "ux_", "su_", "fl_", "siteorigin_", "rev_slider"];

    /// <summary>Arguments of players that have an address.</summary>
    private static readonly string[] Sources = ["src", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv"];

    /// <param name="content">The content of a post.</param>
    /// <param name="post">Its id.</param>
    /// <param name="notes">Takes the names of shortcodes that are not shown.</param>
    public string Resolve(string content, string post, ICollection<string> notes)
    {
        if (!content.Contains('[', StringComparison.Ordinal))
        {
            return content;
        }

        var removed = new List<string>();
        var ended = EndTag().Matches(content).Select(tag => tag.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var text = Caption().Replace(content, match => match.Groups["code"].Success ? match.Value
            : Figure(match.Groups["content"].Value, Argument(match.Groups["arguments"].Value, "caption")));
        text = Tag().Replace(text, match => match switch
        {
            { Groups: var groups } when groups["code"].Success => match.Value,
            { Groups: var groups } when groups["escaped"].Success => match.Value[1..^1],
            { Groups: var groups } => Resolve(match, groups["name"].Value, groups["arguments"].Value, post, ended, removed),
        });
        if (removed.Count > 0)
        {
            notes.Add($"Shortcodes were left out: {string.Join(", ", removed.Distinct().Take(MaxNamed).Select(name => $"[{name}]"))}.");
        }

        return text;
    }

    private string Resolve(Match tag, string name, string arguments, string post, HashSet<string> ended, List<string> removed)
    {
        switch (name)
        {
            case "gallery":
                return Gallery(arguments, post);
            case "embed":
                return tag.Groups["end"].Success ? "</p>\n\n" : "\n\n<p>";
            case "audio" or "video":
                return tag.Groups["end"].Success ? "" : Player(arguments);
        }

        var isShortcode = Known.Contains(name) || ended.Contains(name) || Assignment().IsMatch(arguments)
            || Array.Exists(Builders, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        if (!isShortcode)
        {
            return tag.Value;
        }

        removed.Add(name);
        return "";
    }

    /// <summary>A picture, perhaps inside a link, and the text behind it.</summary>
    private static string Figure(string content, string? caption)
    {
        var picture = Picture().Match(content);
        var text = caption ?? (picture.Success ? content[(picture.Index + picture.Length)..] : content);
        return $"\n\n<figure>{picture.Value}<figcaption>{text.Trim()}</figcaption></figure>\n\n";
    }

    private string Gallery(string arguments, string post)
    {
        var ids = (Argument(arguments, "ids") ?? Argument(arguments, "include"))?
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var excluded = Argument(arguments, "exclude")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var pictures = ids is null
            ? index.AttachmentsTo(Argument(arguments, "id") ?? post).Where(one => !excluded.Contains(one.Id) && IsPicture(one.Url))
            : ids.Select(index.AttachmentOf).OfType<Attachment>();
        var html = new StringBuilder("\n\n");
        foreach (var picture in pictures)
        {
            html.Append("<figure><img src=\"").Append(HtmlText.EscapeAttribute(picture.Url)).Append("\" alt=\"")
                .Append(HtmlText.EscapeAttribute(picture.Alt ?? "")).Append("\">")
                .Append(picture.Caption is { } caption ? $"<figcaption>{caption}</figcaption>" : "").Append("</figure>\n\n");
        }

        return html.ToString();
    }

    private static string Player(string arguments)
    {
        var source = Sources
            .Select(name => Argument(arguments, name)).FirstOrDefault(value => value is not null) ?? Address().Match(arguments).Value;
        return source.Length == 0 ? ""
            : $"\n\n<p><a href=\"{HtmlText.EscapeAttribute(source)}\">{HtmlText.Escape(NameOf(source))}</a></p>\n\n";
    }

    private static string NameOf(string address) =>
        Uri.UnescapeDataString(address.Split('?')[0].TrimEnd('/').Split('/')[^1]) is { Length: > 0 } name ? name : address;

    private static bool IsPicture(string url) =>
        url.Split('?')[0].Split('.')[^1].ToLowerInvariant() is "jpg" or "jpeg" or "png" or "gif" or "webp" or "avif";

    private static string? Argument(string arguments, string name) => Assignment().Matches(arguments)
        .Where(match => match.Groups["key"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(match => match.Groups["value"].Value.Trim('"', '\'', '“', '”', '″')).FirstOrDefault(value => value.Length > 0);

    [GeneratedRegex(
        @"(?<code><(?<tag>pre|code)\b.*?</\k<tag>>)|(?<escaped>\[\[/?[a-z][\w-]{1,60}[^\[\]]{0,2000}\]\])"
        + @"|\[(?<end>/)?(?<name>[a-z][\w-]{1,60})(?<arguments>(?:\s[^\[\]]{0,4000})?)/?\](?!\()",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[/(?<name>[a-z][\w-]{1,60})\]", RegexOptions.CultureInvariant)]
    private static partial Regex EndTag();

    [GeneratedRegex(
        @"(?<code><(?<tag>pre|code)\b.*?</\k<tag>>|\[\[(?:wp_)?caption.*?\]\])"
        + @"|\[(?<name>(?:wp_)?caption)(?<arguments>[^\[\]]{0,4000})\](?<content>.{0,20000}?)\[/\k<name>\]",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Caption();

    [GeneratedRegex(@"^\s*(?:<p>\s*)?(?:<a\b[^>]{0,4000}>\s*)?<img\b[^>]{0,8000}>(?:\s*</a>)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?<key>[\w-]{1,60})\s*=\s*(?<value>""[^""]{0,2000}""|'[^']{0,2000}'|[^\s""']{1,2000})", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"https?://[^\s""'\]]{1,2000}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
