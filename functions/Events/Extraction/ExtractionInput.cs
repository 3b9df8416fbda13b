using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Events.Extraction;

/// <summary>What of an article events are extracted from.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Title">Names an event that the text only calls "the meeting".</param>
/// <param name="Language">Two letters; French, English and Spanish are read, any other as French.</param>
/// <param name="Text">Plain text: a blank line between paragraphs, list items on lines that start with <c>- </c>. The first 100,000
/// characters are looked at.</param>
public sealed record ExtractionInput(string Article, string Title, string Language, string Text)
{
    /// <summary>Day of publication, where it is known or inferred.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Whether <see cref="Published"/> is the day of the upload: then only a weekday can supply a year from it.</summary>
    public bool PublishedInferred { get; init; }

    /// <summary>Its date is no event.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Is checked for each sentence; null for none.</summary>
    public ReadingBudget? Budget { get; init; }
}
