using System.Buffers;
using System.Text;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats;

/// <summary>
/// A page in XML. It is read like one in HTML, whose parser knows neither elements that end in their own tag nor character data.
/// </summary>
public sealed class XhtmlFormat(HtmlCleaner html) : IFormat
{
    private const string DataStart = "<![CDATA[";
    private const string DataEnd = "]]>";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private static readonly HashSet<string> Void =
        [.. "area base br col embed hr img input link meta param source track wbr".Split(' ')];

    private readonly HtmlFormat _html = new(html);

    public IReadOnlyList<string> Extensions => ["xhtml"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null) =>
        _html.Read(content, warnings, budget, ToHtml);

    /// <summary>The page as HTML.</summary>
    private static string ToHtml(string xml)
    {
        var page = new StringBuilder(xml.Length);
        var end = 0;
        for (var start = xml.IndexOf('<', StringComparison.Ordinal); start >= 0; start = end < xml.Length ? xml.IndexOf('<', end) : -1)
        {
            page.Append(xml, end, start - end);
            var tag = xml.AsSpan(start);
            if (tag.StartsWith(DataStart))
            {
                end = After(xml, DataEnd, start);
                var data = xml[(start + DataStart.Length)..end];
                page.Append(HtmlText.Escape(data.EndsWith(DataEnd, StringComparison.Ordinal) ? data[..^DataEnd.Length] : data));
            }
            else if (tag.StartsWith("<!--"))
            {
                end = After(xml, "-->", start);
                page.Append(xml, start, end - start);
            }
            else
            {
                end = EndOfTag(xml, start);
                WriteTag(xml.AsSpan(start, end - start), page);
            }
        }

        return page.Append(xml, end, xml.Length - end).ToString();
    }

    private static void WriteTag(ReadOnlySpan<char> tag, StringBuilder page)
    {
        var length = tag[1..].IndexOfAny(NameEnds);
        var name = length > 0 ? tag.Slice(1, length).ToString().ToLowerInvariant() : "";
        if (!tag.EndsWith("/>") || name.Length == 0 || !char.IsAsciiLetter(name[0]) || Void.Contains(name))
        {
            page.Append(tag);
            return;
        }

        page.Append(tag[..^2]).Append("></").Append(name).Append('>');
    }

    private static int After(string xml, string end, int start) =>
        xml.IndexOf(end, start, StringComparison.Ordinal) is var at and >= 0 ? at + end.Length : xml.Length;

    /// <summary>Behind the tag; values in quotes may hold its sign.</summary>
    private static int EndOfTag(string xml, int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < xml.Length; i++)
        {
            var c = xml[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
        }

        return xml.Length;
    }
}
