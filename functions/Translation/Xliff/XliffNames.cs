using System.Xml.Linq;

namespace Newsroom.Translation.Xliff;

/// <summary>The names of XLIFF 2.1 (docs.oasis-open.org/xliff/xliff-core/v2.1) that are used here.</summary>
internal static class XliffNames
{
    public const string Version = "2.1";

    /// <summary>Prefix of Newsroom's own values (4.3.1.35, subState).</summary>
    public const string Prefix = "newsroom:";

    public static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";

    public static readonly XName Root = Core + "xliff";
    public static readonly XName File = Core + "file";
    public static readonly XName Skeleton = Core + "skeleton";
    public static readonly XName Notes = Core + "notes";
    public static readonly XName Note = Core + "note";
    public static readonly XName Unit = Core + "unit";
    public static readonly XName OriginalData = Core + "originalData";
    public static readonly XName Data = Core + "data";
    public static readonly XName Segment = Core + "segment";
    public static readonly XName Ignorable = Core + "ignorable";
    public static readonly XName Source = Core + "source";
    public static readonly XName Target = Core + "target";

    /// <summary>A character that XML does not allow (4.2.3.1).</summary>
    public static readonly XName CodePoint = Core + "cp";

    /// <summary>An element without content (4.2.3.2).</summary>
    public static readonly XName Placeholder = Core + "ph";

    /// <summary>An element with content (4.2.3.3).</summary>
    public static readonly XName PairedCode = Core + "pc";

    /// <summary>The beginning of an element that ends in another segment, or that overlaps with another element (4.2.3.4).</summary>
    public static readonly XName StartCode = Core + "sc";

    /// <summary>The end of such an element (4.2.3.5).</summary>
    public static readonly XName EndCode = Core + "ec";

    /// <summary>An annotation of a part of the text (4.2.3.6).</summary>
    public static readonly XName Marker = Core + "mrk";

    /// <summary>The beginning and the end of an annotation (4.2.3.7, 4.2.3.8).</summary>
    public static readonly XName StartMarker = Core + "sm";

    /// <inheritdoc cref="StartMarker"/>
    public static readonly XName EndMarker = Core + "em";

    /// <summary>The id of the unit of a line; lines are counted from 0.</summary>
    public static string UnitId(int line) => $"u{line + 1}";
}
