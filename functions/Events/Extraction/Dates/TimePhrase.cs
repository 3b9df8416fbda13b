namespace Newsroom.Events.Extraction.Dates;

/// <summary>The words with which a sentence states a time of day.</summary>
/// <param name="Lead">First character of the phrase, with the prepositions before the time.</param>
/// <param name="End">End of the phrase, exclusive.</param>
/// <param name="From">The start.</param>
/// <param name="To">The end, later than <paramref name="From"/>; null if the text does not state one.</param>
internal sealed record TimePhrase(int Lead, int End, TimeOnly From, TimeOnly? To);
