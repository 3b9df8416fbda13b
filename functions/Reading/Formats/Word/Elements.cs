using DocumentFormat.OpenXml;

namespace Newsroom.Reading.Formats.Word;

/// <summary>
/// Reads attributes of XML elements without the typed properties of the library. This also works for elements that the library does not
/// know, and for values that it can't parse.
/// </summary>
internal static class Elements
{
    /// <summary>
    /// The value of an attribute by its local name; null if there is none. The namespace is not compared, because
    /// strict documents use another one.
    /// </summary>
    public static string? Attribute(this OpenXmlElement element, string name)
    {
        foreach (var attribute in element.GetAttributes())
        {
            if (attribute.LocalName == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>
    /// The value of a toggle property (ECMA-376, 17.17.4): true if the element has no value, or another value than
    /// false. Null if there is no element.
    /// </summary>
    public static bool? IsOn(this OpenXmlElement? property) =>
        property is null ? null : property.Attribute("val") is not ("0" or "false" or "off");
}
