namespace Newsroom.Events.Extraction.Classification;

/// <summary>What words near a date say about that date.</summary>
internal enum TriggerKind
{
    /// <summary>A verb which says that an event takes place: "se tiendra", "was held", "rejoignez-nous".</summary>
    Held,

    /// <summary>A noun for an event: "atelier", "conference", "taller".</summary>
    Noun,

    /// <summary>A ceremonial act: "a signé", "inaugurated".</summary>
    Ceremony,

    /// <summary>A verb that may refer to an event: "présenteront", "is planned".</summary>
    Weak,

    /// <summary>Not an event: "publié", "adopted".</summary>
    Other,

    /// <summary>A deadline: "date limite", "applications".</summary>
    Deadline,
}

/// <summary>Words that say whether a date near them is the date of an event.</summary>
/// <param name="Kind">What the words say.</param>
/// <param name="Start">First character in the sentence.</param>
/// <param name="End">End in the sentence, exclusive.</param>
/// <param name="IsFaint">Whether the words are a noun that also has other meanings: "launch", "fête".</param>
internal sealed record Trigger(TriggerKind Kind, int Start, int End, bool IsFaint = false);
