using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>The text that a calendar holds, event by event. Dates are not in it: they are the events'.</summary>
internal static partial class CalendarText
{
    public static string Write(CalendarSource source, IReadOnlyList<CalendarEntry> entries, string? title)
    {
        var html = new StringBuilder();
        if (source.Description is { } description)
        {
            html.Append("<p>").Append(HtmlText.Escape(description)).Append("</p>\n");
        }

        foreach (var entry in entries.Where(entry => entry.Replaces is null || !HasSeries(entry, entries)).Where(entry => !entry.IsCancelled).OrderBy(entry => entry.Start.Value))
        {
            Write(entry, title, html);
        }

        return html.ToString();
    }

    private static void Write(CalendarEntry entry, string? title, StringBuilder html)
    {
        if (entry.Title is { } summary && summary != title)
        {
            html.Append("<h2>").Append(HtmlText.Escape(summary)).Append("</h2>\n");
        }

        if (entry.Component.Description is { } description && StatedText.Lines(description) is var lines && !string.IsNullOrWhiteSpace(lines))
        {
            // Some programs write HTML into what is meant for plain text.
            html.Append(Tag().IsMatch(lines) ? lines : PlainTextFormat.ToHtml(lines)).Append('\n');
        }

        if (entry.Location.Text is { } location)
        {
            html.Append("<p>").Append(HtmlText.Escape(location)).Append("</p>\n");
        }
    }

    private static bool HasSeries(CalendarEntry entry, IReadOnlyList<CalendarEntry> entries) =>
        entries.Any(other => other.Replaces is null && other.Uid == entry.Uid);

    [GeneratedRegex(@"</?(?:p|br|a|b|i|u|strong|em|ul|ol|li|div|span|h[1-6]|html-blob)(?:\s[^<>]{0,500})?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
