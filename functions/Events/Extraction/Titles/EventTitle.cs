namespace Newsroom.Events.Extraction.Titles;

/// <summary>The source of a title, from the worst to the best.</summary>
internal enum TitleSource
{
    Article,
    Clause,
    Phrase,
    Quotation,
}

/// <summary>The title of an event and its source.</summary>
internal sealed record EventTitle(string Text, TitleSource Source);
