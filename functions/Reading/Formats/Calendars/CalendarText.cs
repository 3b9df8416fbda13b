using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// Writes the text of a calendar: its description, then title, description and location of each event. Dates are not written,
/// because they belong to the events.
/// </summary>
/// <param name="html">Cleans descriptions that are HTML.</param>
/// <param name="title">The title of the article; an event with the same title has no heading.</param>
/// <param name="cut">Receives text that was removed.</param>
internal sealed partial class CalendarText(HtmlCleaner html, string? title, ICollection<string> cut)
{
    private readonly StringBuilder _text = new();

    /// <summary>The text as clean HTML.</summary>
    /// <exception cref="UnreadableException">A description is nested too deeply.</exception>
    public string Write(CalendarSource source, IReadOnlyList<CalendarEntry> entries)
    {
        if (source.Description is { } description)
        {
            _text.Append("<p>").Append(HtmlText.Escape(description)).Append("</p>\n");
        }

        foreach (var entry in entries.Where(entry => entry.Replaces is null || !HasSeries(entry, entries))
            .Where(entry => !entry.IsCancelled).OrderBy(entry => entry.Start.Value))
        {
            Write(entry);
        }

        return _text.ToString();
    }

    private void Write(CalendarEntry entry)
    {
        if (entry.Title is { } summary && summary != title)
        {
            _text.Append("<h2>").Append(HtmlText.Escape(summary)).Append("</h2>\n");
        }

        if (entry.Component.Description is { } description && StatedText.Lines(description) is var lines
            && !string.IsNullOrWhiteSpace(lines))
        {
            _text.Append(Tag().IsMatch(lines) ? Clean(lines) : PlainTextFormat.ToHtml(lines)).Append('\n');
        }

        if (entry.Location.Text is { } location)
        {
            _text.Append("<p>").Append(HtmlText.Escape(location)).Append("</p>\n");
        }
    }

    // Some programs write HTML into DESCRIPTION, which should be plain text, and separate lines by line breaks.
    private string Clean(string description) => HtmlWriter.Inner(html.Clean(
        BlockTag().IsMatch(description) ? $"<div>{description}</div>"
            : $"<p>{description.Trim().Replace("\n", "<br>", StringComparison.Ordinal)}</p>", cut));

    private static bool HasSeries(CalendarEntry entry, IReadOnlyList<CalendarEntry> entries) =>
        entries.Any(other => other.Replaces is null && other.Uid == entry.Uid);

    [GeneratedRegex(@"</?(?:p|br|a|b|i|u|strong|em|ul|ol|li|div|span|h[1-6]|html-blob)(?:\s[^<>]{0,500})?/?>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<(?:p|br|ul|ol|div|h[1-6])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlockTag();
}
