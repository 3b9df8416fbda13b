using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Newsroom.Importing;

/// <summary>Front matter in YAML, as a person writes it: without quotes where none are needed.</summary>
internal static partial class FrontMatterWriter
{
    public static string Write(ImportedArticle article)
    {
        var yaml = new StringBuilder("---\n");
        Line(yaml, "title", article.Title);
        if (article.Date is { } date)
        {
            yaml.Append("date: ").Append(date).Append('\n');
        }

        Line(yaml, "language", article.Language);
        if (article.Authors is [var only])
        {
            Line(yaml, "author", only);
        }
        else
        {
            List(yaml, "authors", article.Authors);
        }

        List(yaml, "tags", article.Tags);
        Line(yaml, "summary", article.Summary);
        Image(yaml, article);
        if (article.IsDraft)
        {
            yaml.Append("draft: true\n");
        }

        foreach (var (key, limit) in article.Limits)
        {
            yaml.Append(key).Append(": ").Append(limit).Append('\n');
        }

        // It came out of fields, without the surroundings of a page: what looks like boilerplate is text.
        yaml.Append("verbatim: true\n");
        List(yaml, "aliases", article.Aliases);
        List(yaml, "downloads", article.Downloads);
        foreach (var (number, @event) in article.Events.Index())
        {
            yaml.Append(number == 0 ? "events:\n" : "");
            Event(yaml, @event);
        }

        return yaml.Append("---\n").ToString();
    }

    /// <summary>A text that YAML reads as exactly this text.</summary>
    internal static string Scalar(string text) =>
        Plain().IsMatch(text) && !Special().IsMatch(text) ? text
        : text.Any(char.IsControl) || text.AsSpan().IndexOfAny("\\\u2028\u2029\u0085") >= 0 ? DoubleQuoted(text)
        : text.Contains('"', StringComparison.Ordinal) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : $"\"{text}\"";

    private static void Image(StringBuilder yaml, ImportedArticle article)
    {
        if (article.Image is not { } image)
        {
            return;
        }

        if (image is { Alt: null, Caption: null })
        {
            Line(yaml, "image", image.Source);
            return;
        }

        yaml.Append("image:\n");
        Line(yaml, "  src", image.Source);
        Line(yaml, "  alt", image.Alt);
        Line(yaml, "  caption", image.Caption);
    }

    private static void Event(StringBuilder yaml, ImportedEvent @event)
    {
        Line(yaml, "  - title", @event.Title);
        yaml.Append("    start: ").Append(@event.Start).Append('\n');
        yaml.Append(@event.End is { } end ? $"    end: {end}\n" : "");
        Line(yaml, "    zone", @event.Zone);
        Line(yaml, "    place", @event.Place);
        Line(yaml, "    venue", @event.Venue);
        Line(yaml, "    url", @event.Url);
    }

    private static void Line(StringBuilder yaml, string key, string? value)
    {
        if (value is { Length: > 0 })
        {
            yaml.Append(key).Append(": ").Append(Scalar(value)).Append('\n');
        }
    }

    private static void List(StringBuilder yaml, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            yaml.Append(key).Append(": [").AppendJoin(", ", values.Select(Scalar)).Append("]\n");
        }
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : char.IsControl(c) || c is '\u2028' or '\u2029' ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[\p{L}/][\p{L}\p{Nd}\p{M} .'’/()_–—-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // Other types of YAML, and blanks at the end.
    [GeneratedRegex(
        @"^(?:y|n|yes|no|true|false|on|off|null)$|\s$|\s{2}|^(?:-?\.?(?:inf|nan))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Special();
}
