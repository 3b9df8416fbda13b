using System.Text.Json;
using System.Text.RegularExpressions;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Json;

namespace Newsroom.Importing.WordPress;

/// <summary>The content of a post as WordPress shows it: its blocks, its shortcodes, and paragraphs where there are only lines.</summary>
internal sealed partial class PostContent(WordPressIndex index)
{
    private const int MaxReusedBlocks = 50;

    private readonly PostShortcodes _shortcodes = new(index);

    /// <summary>HTML, not cleaned.</summary>
    /// <param name="item">The post.</param>
    /// <param name="notes">Takes what cannot be shown.</param>
    public string ToHtml(WordPressItem item, ICollection<string> notes)
    {
        var content = item.Content.ReplaceLineEndings("\n");
        var reused = 0;
        content = ReusedBlock().Replace(content, match => reused++ < MaxReusedBlocks
            && index.Blocks.TryGetValue(match.Groups["id"].Value, out var block) ? block.ReplaceLineEndings("\n") : match.Value);
        content = content.Replace("<!-- wp:footnotes /-->", Footnotes(item), StringComparison.Ordinal);
        var hasBlocks = content.Contains("<!-- wp:", StringComparison.Ordinal);
        var dynamic = DynamicBlock().Matches(content).Select(match => match.Groups["name"].Value).Distinct().ToList();
        if (dynamic.Count > 0)
        {
            notes.Add($"Blocks without text of their own were left out: {string.Join(", ", dynamic)}.");
        }

        content = MoreMarker().Replace(content, $"\n\n{ArticleFile.More}\n\n");
        content = Comment().Replace(content, "");
        content = EmbeddedPage().Replace(content, "<a href=\"${url}\">${url}</a>");
        content = _shortcodes.Resolve(content, item.Id, notes);
        return hasBlocks ? content : Paragraphs.Of(content);
    }

    /// <summary>WordPress keeps them beside the text, and shows them at its end.</summary>
    private static string Footnotes(WordPressItem item)
    {
        if (item.Meta("footnotes") is not { } written)
        {
            return "";
        }

        try
        {
            using var notes = JsonDocument.Parse(written);
            return notes.RootElement.ValueKind != JsonValueKind.Array ? ""
                : $"<ol>{string.Concat(notes.RootElement.EnumerateArray().Select(note => $"<li>{note.Text("content")}</li>"))}</ol>";
        }
        catch (JsonException)
        {
            return $"<p>{HtmlText.Escape(written)}</p>";
        }
    }

    [GeneratedRegex(@"<!-- wp:block \{[^}]{0,200}""ref"":\s?(?<id>[0-9]{1,20})[^}]{0,200}\} /-->", RegexOptions.CultureInvariant)]
    private static partial Regex ReusedBlock();

    [GeneratedRegex(@"<!-- wp:(?<name>[a-z0-9/-]{1,80})(?: \{[^\n]{0,20000}?\})? /-->", RegexOptions.CultureInvariant)]
    private static partial Regex DynamicBlock();

    [GeneratedRegex(@"<!--\s{0,5}more\b[^>\n]{0,100}-->", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MoreMarker();

    // WordPress shows the page itself, a film or a post of a network.
    [GeneratedRegex(
        @"(?<=<div class=""wp-block-embed__wrapper"">)\s{0,20}(?<url>https?://[^\s<>""]{1,2000})\s{0,20}(?=</div>)",
        RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedPage();

    // Comments of blocks may contain the signs that end one, but escaped.
    [GeneratedRegex("<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Comment();
}
