using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Newsroom.Translation.Xliff;

/// <summary>Text in a form that every XML library saves unchanged.</summary>
internal static class XliffText
{
    /// <summary>
    /// Text with <c>cp</c> elements for characters that XML does not allow. Carriage returns become spaces, because libraries escape them
    /// in different ways.
    /// </summary>
    public static IEnumerable<XNode> Nodes(string text)
    {
        var run = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                run.Append(text[i] == '\r' ? ' ' : text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                run.Append(text[i]).Append(text[++i]);
            }
            else
            {
                if (run.Length > 0)
                {
                    yield return new XText(run.ToString());
                    run.Clear();
                }

                var hex = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
                yield return new XElement(XliffNames.CodePoint, new XAttribute("hex", hex));
            }
        }

        if (run.Length > 0)
        {
            yield return new XText(run.ToString());
        }
    }

    /// <summary>Text without elements: line ends and characters that XML does not allow become spaces.</summary>
    public static string Line(string text) => string.Concat(Nodes(text).Select(node => node is XText run ? run.Value : " "))
        .ReplaceLineEndings(" ")
        .Replace('\t', ' ');

    /// <summary>JSON with escapes for characters that XML does not allow. They can occur in its strings only.</summary>
    public static string Json(string json) => string.Concat(Nodes(json)
        .Select(node => node is XText run ? run.Value : $@"\u{((XElement)node).Attribute("hex")!.Value}"));

    /// <summary>The character of a <c>cp</c> element; null if it is invalid.</summary>
    public static string? Character(XElement codePoint)
    {
        var hex = codePoint.Attribute("hex")?.Value;
        return int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0xFFFF
            ? ((char)value).ToString()
            : null;
    }
}
