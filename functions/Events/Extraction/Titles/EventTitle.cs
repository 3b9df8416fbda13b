namespace Newsroom.Events.Extraction.Titles;

/// <summary>Where a title comes from; the later the better.</summary>
internal enum TitleSource
{
    Article,
    Clause,
    Phrase,
    Quotation,
}

/// <summary>What an event is called.</summary>
internal sealed record EventTitle(string Text, TitleSource Source);
