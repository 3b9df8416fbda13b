namespace Newsroom.Events.Extraction.Classification;

/// <summary>What words near a date say about it.</summary>
internal enum TriggerKind
{
    /// <summary>Something takes place: "se tiendra", "was held", "rejoignez-nous".</summary>
    Held,

    /// <summary>Something that takes place: "atelier", "conference", "taller".</summary>
    Noun,

    /// <summary>A ceremony, told by its act: "a signé", "inaugurated".</summary>
    Ceremony,

    /// <summary>Perhaps something takes place: "présenteront", "is planned".</summary>
    Weak,

    /// <summary>A date of something else: "publié", "adopted", "date limite".</summary>
    Other,

    /// <summary>A date until when to do something about an event: "date limite", "applications".</summary>
    Deadline,
}

/// <summary>Words that say what a date near them is of.</summary>
/// <param name="IsFaint">A noun that has other meanings too: "launch", "fête".</param>
internal sealed record Trigger(TriggerKind Kind, int Start, int End, bool IsFaint = false);
