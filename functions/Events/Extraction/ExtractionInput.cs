using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Events.Extraction;

/// <summary>The parts of an article from which events are extracted.</summary>
/// <param name="Article">The id of the article.</param>
/// <param name="Title">The title of the article. It becomes the title of an event that the text only calls "the meeting".</param>
/// <param name="Language">The two-letter code of the language. Titles are formed by the rules of French, English, Spanish, Portuguese or
/// Arabic; any other language is read as French.</param>
/// <param name="Text">Plain text: a blank line between paragraphs, list items on lines that start with <c>- </c>. Only the first
/// 100,000 characters are read.</param>
public sealed record ExtractionInput(string Article, string Title, string Language, string Text)
{
    /// <summary>Day of publication, if it is known or inferred.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>
    /// Whether <see cref="Published"/> is only the day of the upload. If so, a missing year is taken from it only
    /// if a weekday confirms that year.
    /// </summary>
    public bool PublishedInferred { get; init; }

    /// <summary>The dateline of the article, if it has one. The date in it is not an event.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Is checked for each sentence; null for none.</summary>
    public ReadingBudget? Budget { get; init; }
}
