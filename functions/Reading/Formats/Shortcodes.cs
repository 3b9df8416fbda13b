using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Reading.Headers;

namespace Newsroom.Reading.Formats;

/// <summary>
/// What site generators put into Markdown that is not Markdown: shortcodes of Hugo and WordPress, Liquid of Jekyll, attribute lists,
/// wiki links
/// and containers. A picture or a link is written in Markdown; all else is cut and named. Code is not changed.
/// </summary>
internal static partial class Shortcodes
{
    private const int MaxNotes = 1_000;

    /// <summary>Where the summary of a post ends.</summary>
    public static Match More(string markdown) => MoreMarker().Match(markdown);

    /// <summary>The text in Markdown alone.</summary>
    /// <param name="markdown">The text of the file.</param>
    /// <param name="cut">Takes what is left out.</param>
    public static string Resolve(string markdown, ICollection<string> cut)
    {
        if (markdown.IndexOfAny(['{', '[', ':', '%']) < 0)
        {
            return markdown;
        }

        markdown = WithLooseNotes(markdown);

        var lines = markdown.Split('\n');
        var fence = "";
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].AsSpan().TrimStart();
            var mark = start.StartsWith("```") ? "```" : start.StartsWith("~~~") ? "~~~" : "";
            if (mark.Length > 0 && (fence.Length == 0 || fence == mark))
            {
                fence = fence.Length == 0 ? mark : "";
            }
            else if (
                fence.Length == 0
                && lines[i].IndexOfAny(['{', '[', ':', '%']) >= 0
                && !lines[i].StartsWith("    ", StringComparison.Ordinal))
            {
                lines[i] = ResolveLine(lines[i], cut);
            }
        }

        return string.Join('\n', lines);
    }

    private static string ResolveLine(string line, ICollection<string> cut)
    {
        var text = Tag().Replace(line, match => match.Groups["code"].Success ? match.Value : Resolve(match, cut));
        text = WikiLink().Replace(text, match => match.Groups["code"].Success ? match.Value
            : (match.Groups["label"] is { Success: true } label ? label : match.Groups["page"]).Value.Trim());
        text = AttributeList().Replace(text, "");
        text = Remark().Replace(text, match => match.Groups["code"].Success ? match.Value : Cut(match.Value, cut));
        return Container().Match(text) is not { Success: true } container ? text
            : container.Groups["title"].Value is { Length: > 0 } title ? $"**{title}**\n" : "";
    }

    /// <summary>What stands for one tag in Markdown; nothing where it has none, and then it is named in what is cut.</summary>
    private static string Resolve(Match tag, ICollection<string> cut)
    {
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        var arguments = Arguments(tag.Groups["arguments"].Value);
        switch (name)
        {
            case "figure" or "img" or "image" when Value(arguments, "src") is { } source:
                var captions = new[] { Value(arguments, "title"), Value(arguments, "caption") }.OfType<string>().Distinct().ToList();
                var caption = captions.Count == 0 ? null : string.Join(" – ", captions);
                var picture = $"![{Escape(Value(arguments, "alt") ?? caption ?? "")}](<{source}>)";
                return caption is null ? picture : $"{picture}\n\n*{Escape(caption)}*\n";
            case "ref" or "relref" or "post_url" or "link" when (Value(arguments, "0") ?? Value(arguments, "path")) is { } page:
                return page.Replace(' ', '-');
            case "raw" or "endraw" or "highlight" or "endhighlight":
                return "";
            default:
                cut.Add(TextLimits.Shorten(tag.Value.Trim(), 120));
                return "";
        }
    }

    private static string Cut(string written, ICollection<string> cut)
    {
        cut.Add(TextLimits.Shorten(written.Trim(), 120));
        return "";
    }

    /// <summary>A note to which nothing refers would vanish: it stays where it stands, with its sign.</summary>
    private static string WithLooseNotes(string markdown)
    {
        var definitions = Note().Matches(markdown).Take(MaxNotes).Select(note => note.Groups["sign"].Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (definitions.Count == 0)
        {
            return markdown;
        }

        definitions.ExceptWith(NoteReference().Matches(markdown).Select(reference => reference.Groups["sign"].Value));
        return definitions.Count == 0 ? markdown
            : Note().Replace(markdown, note => definitions.Contains(note.Groups["sign"].Value) ? @"\" + note.Value : note.Value);
    }

    private static Dictionary<string, string> Arguments(string written)
    {
        var arguments = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var position = 0;
        foreach (Match argument in Argument().Matches(written))
        {
            var key = argument.Groups["key"] is { Success: true } named ? named.Value : $"{position++}";
            arguments[key] = HeaderLines.Unquote(argument.Groups["value"].Value);
        }

        return arguments;
    }

    private static string? Value(Dictionary<string, string> arguments, string name) =>
        arguments.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static string Escape(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[\[\]*_\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    // {{< figure … >}}, {{% note %}}, {% include … %}, {{ site.title }}, [gallery …], [caption …]; code in backticks is matched
    // first, and kept. None reaches into the next one: else thousands that never end would each be followed to the end of the line.
    [GeneratedRegex(
        @"(?<code>`[^`\n]{1,400}`)"
        + @"|\{\{[<%]-?\s*/?\s*(?<name>[\w/-]{0,60})(?<arguments>(?:[^{}\n]|\{(?!\{)){0,1000}?)/?\s*-?[>%]\}\}"
        + @"|\{%-?\s*(?<name>\w{0,60})(?<arguments>(?:[^{}\n]|\{(?!%)){0,1000}?)-?%\}"
        + @"|\{\{-?(?<name>)(?<arguments>(?:[^{}\n]|\{(?!\{)){0,300})\}\}"
        + @"|\[/?(?<name>gallery|caption|embed|audio|video|playlist)(?<arguments>\s[^\[\]\n]{0,1000})?\](?!\()",
        RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"(?:(?<key>[\w-]{1,40})\s*=\s*)?(?<value>""[^""]{0,500}""|'[^']{0,500}'|[^\s""'=]{1,500})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Argument();

    [GeneratedRegex(
        @"(?<code>`[^`\n]{1,400}`)|(?<!!)\[\[(?<page>[^\[\]|\n]{1,200})(?:\|(?<label>[^\[\]\n]{1,200}))?\]\](?!\()",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex WikiLink();

    // {: .class}, {#id}, {.class key=value}: at the end of a line, or alone on it.
    [GeneratedRegex(@"[ \t]*\{(?::[^{}\n]{0,200}|[#.][\w-][^{}\n]{0,200})\}[ \t]*$", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeList();

    [GeneratedRegex(
        @"^\s{0,3}:::+[ \t]*(?:\{[^}\n]{0,100}\}|[\w-]{0,40})(?:[ \t]+(?<title>\S[^\n]{0,200}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Container();

    [GeneratedRegex(@"(?<code>`[^`\n]{1,400}`)|%%[^%\n]{1,1000}%%", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\[\^(?<sign>[^\[\]\n]{1,100})\]:", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Note();

    [GeneratedRegex(@"\[\^(?<sign>[^\[\]\n]{1,100})\](?!:)|(?<=[^\n])\[\^(?<sign>[^\[\]\n]{1,100})\]", RegexOptions.CultureInvariant)]
    private static partial Regex NoteReference();

    [GeneratedRegex(
        @"(?:<!--\s{0,5}(?:more|truncate|excerpt)\b[^>\n]{0,100}-->|\{/\*\s{0,5}truncate\s{0,5}\*/\})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MoreMarker();
}
