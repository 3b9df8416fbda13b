using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Newsroom.Translation.Xliff;

/// <summary>Text in a form that every XML library saves as it was.</summary>
internal static class XliffText
{
    /// <summary>Text with <c>cp</c> elements in place of what XML can't hold. Carriage returns are spaces: libraries escape them in different ways.</summary>
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

                yield return new XElement(XliffNames.CodePoint, new XAttribute("hex", ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture)));
            }
        }

        if (run.Length > 0)
        {
            yield return new XText(run.ToString());
        }
    }

    /// <summary>Text where there can be no elements: what XML can't hold, and line ends, are spaces.</summary>
    public static string Line(string text) => string.Concat(Nodes(text).Select(node => node is XText run ? run.Value : " ")).ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>JSON with escapes in place of what XML can't hold, which is in its strings.</summary>
    public static string Json(string json) => string.Concat(Nodes(json).Select(node => node is XText run ? run.Value : $@"\u{((XElement)node).Attribute("hex")!.Value}"));

    /// <summary>The character that a <c>cp</c> element stands for; null where it is none.</summary>
    public static string? Character(XElement codePoint) =>
        int.TryParse(codePoint.Attribute("hex")?.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0xFFFF ? ((char)value).ToString() : null;
}
