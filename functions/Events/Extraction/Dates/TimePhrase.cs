namespace Newsroom.Events.Extraction.Dates;

/// <summary>The words in which a sentence states a time of day, or from when until when.</summary>
internal sealed record TimePhrase(int Lead, int End, TimeOnly From, TimeOnly? To);
