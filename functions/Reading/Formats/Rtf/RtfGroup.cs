namespace Newsroom.Reading.Formats.Rtf;

/// <summary>Where the text of a group goes.</summary>
internal enum RtfDestination
{
    Text,
    Skipped,
    Fonts,
    Styles,
    Instruction,
    ListSign,
    Title,
    Author,
    Keywords,
    Created,
    Revised,
}

/// <summary>What holds until the end of a group.</summary>
internal readonly record struct RtfGroup()
{
    public RtfDestination Destination { get; init; }
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool IsHidden { get; init; }
    public bool IsLarge { get; init; }
    public string? Script { get; init; }
    public string? Href { get; init; }
    public int Font { get; init; }

    /// <summary>Characters that stand for one in Unicode, for programs that do not know it.</summary>
    public int Substitutes { get; init; } = 1;

    /// <summary>Whether the next word names a destination that may be skipped.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a note ends with the group.</summary>
    public bool IsNote { get; init; }
}
