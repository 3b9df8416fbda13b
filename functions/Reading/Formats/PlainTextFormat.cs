using System.Text;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats;

/// <summary>Plain text: a line is a paragraph, unless lines were wrapped; lines with dashes are lists.</summary>
public sealed class PlainTextFormat(HtmlCleaner html) : IFormat
{
    /// <summary>Margins at which programs wrap lines.</summary>
    private const int NarrowestWrapped = 40;
    private const int MaxWrappedWidth = 100;

    /// <summary>Editors wrap a little before the margin now and then.</summary>
    private const int Ragged = 8;

    public IReadOnlyList<string> Extensions => ["txt"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var (stated, text) = FrontMatter.Read(TextDecoder.Decode(content.Span, warnings), warnings);
        InputBounds.CheckLines(text);
        return new Page { Body = html.Parse(ToHtml(text)), Markup = MarkupLevel.None, Stated = stated };
    }

    /// <summary>The text as clean HTML.</summary>
    internal static string ToHtml(string text) => ToHtml(Unwrap(text));

    /// <summary>Paragraphs of the text. Lines that a program wrapped (none much longer than the others) are joined again.</summary>
    private static List<string> Unwrap(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var written = lines.Where(line => line.Length > 0).ToList();
        var blank = lines.Count - written.Count;
        var width = written.Count == 0 ? 0 : written.Max(line => line.Length);
        if (blank == 0 || written.Count < 3 * blank || written.Count <= 5 || width is < NarrowestWrapped or > MaxWrappedWidth)
        {
            return written;
        }

        var paragraphs = new List<StringBuilder>();
        var before = "";
        foreach (var line in lines)
        {
            if (before.Length > 0 && line.Length > 0 && !IsItem(line) && IsFull(before, line, width))
            {
                paragraphs[^1].Append(' ').Append(line);
            }
            else if (line.Length > 0)
            {
                paragraphs.Add(new StringBuilder(line));
            }

            before = line;
        }

        return [.. paragraphs.Select(paragraph => paragraph.ToString())];
    }

    /// <summary>Whether a line had no room for the first word of the next: else its author ended it.</summary>
    private static bool IsFull(string line, string next, int width) =>
        line.Length + 1 + (next.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? space : next.Length) > width - Ragged;

    private static bool IsItem(string line) => line.Length > 2 && line[0] is '-' or '–' or '•' or '*' or '·' && char.IsWhiteSpace(line[1]);

    private static string ToHtml(List<string> lines)
    {
        var page = new StringBuilder();
        var inList = false;
        foreach (var line in lines)
        {
            var isItem = IsItem(line);
            page.Append((isItem, inList) switch { (true, false) => "<ul>\n", (false, true) => "</ul>\n", _ => "" });
            page.Append(isItem ? $"<li>{HtmlText.Linked(line[1..].TrimStart())}</li>\n" : $"<p>{HtmlText.Linked(line)}</p>\n");
            inList = isItem;
        }

        return page.Append(inList ? "</ul>\n" : "").ToString();
    }
}
