using System.Collections.Frozen;

namespace Newsroom.Reading.Formats.Rtf;

/// <summary>Control words that begin a destination, and those that stand for a character.</summary>
internal static class RtfWords
{
    private static readonly FrozenDictionary<string, RtfDestination> Destinations = new Dictionary<string, RtfDestination>
    {
        ["fonttbl"] = RtfDestination.Fonts,
        ["stylesheet"] = RtfDestination.Styles,
        ["fldinst"] = RtfDestination.Instruction,
        ["fldrslt"] = RtfDestination.Text,
        ["footnote"] = RtfDestination.Text,
        ["listtext"] = RtfDestination.ListSign,
        ["pntext"] = RtfDestination.ListSign,
        ["title"] = RtfDestination.Title,
        ["author"] = RtfDestination.Author,
        ["keywords"] = RtfDestination.Keywords,
        ["creatim"] = RtfDestination.Created,
        ["revtim"] = RtfDestination.Revised,
        ["shptxt"] = RtfDestination.Text,
    }.Concat(
        ("colortbl filetbl pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor atndate "
            + "listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl mmathPr "
            + "nonshppict bkmkstart bkmkend subject operator company category doccomm printim buptim xe tc txe rxe ftnsep ftnsepc ftncn "
            + "aftnsep aftnsepc aftncn pn pntxta pntxtb sp docvar userprops private template")
        .Split(' ').Select(word => KeyValuePair.Create(word, RtfDestination.Skipped)))
        .ToFrozenDictionary();

    /// <summary>Null for a word that begins none.</summary>
    public static RtfDestination? Destination(string word) => Destinations.TryGetValue(word, out var destination) ? destination : null;

    /// <summary>The character for which a word stands; null for none.</summary>
    public static string? Character(string word) => word switch
    {
        "~" => "\u00A0",
        "_" => "\u2011",
        "tab" => " ",
        "line" or "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" or "enspace" or "qmspace" => " ",
        _ => null,
    };
}
