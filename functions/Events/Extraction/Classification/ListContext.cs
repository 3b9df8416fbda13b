namespace Newsroom.Events.Extraction.Classification;

/// <summary>The list in which a line with a date stands.</summary>
internal enum ListContext
{
    None,

    /// <summary>The line above it announces events.</summary>
    Activities,

    /// <summary>A calendar: lines that start with a date, some with a weekday and a time of day.</summary>
    Calendar,
}
