namespace Newsroom.Search.Index;

/// <summary>The size of a language's index when this process last read it.</summary>
/// <param name="Language">A language code.</param>
/// <param name="Pending">Pending rows, which are not merged yet.</param>
/// <param name="Segments">Segments in storage.</param>
public readonly record struct IndexSnapshot(string Language, int Pending, int Segments);
