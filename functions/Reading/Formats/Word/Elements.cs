using DocumentFormat.OpenXml;

namespace Newsroom.Reading.Formats.Word;

/// <summary>Elements as they stand in the file: what the library has no type for, or can't read the value of, is read too.</summary>
internal static class Elements
{
    /// <summary>An attribute by its name alone: its namespace is another one in strict documents.</summary>
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
    /// A property that is on where it stands, unless it says otherwise (ECMA-376, 17.17.4); null where it does not stand.
    /// </summary>
    public static bool? IsOn(this OpenXmlElement? property) =>
        property is null ? null : property.Attribute("val") is not ("0" or "false" or "off");
}
