namespace Newsroom.Events.Extraction.Classification;

/// <summary>The kind of list in which a line with a date stands.</summary>
internal enum ListContext
{
    None,

    /// <summary>The line above the list announces events.</summary>
    Activities,

    /// <summary>A list of lines that start with a date, some with a weekday and a time of day.</summary>
    Calendar,
}
