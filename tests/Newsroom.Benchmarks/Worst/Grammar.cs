namespace Newsroom.Benchmarks.Worst;

/// <summary>A format: the pieces that its texts are made of, known costly texts, and how a file is made of a text.</summary>
/// <param name="Name">What it is called in the figures.</param>
/// <param name="Extension">Of its files.</param>
/// <param name="MaxSize">Characters of the longest text that is tried.</param>
/// <param name="Write">Makes a file of a text of pieces.</param>
/// <param name="Pieces">The pieces.</param>
/// <param name="Known">Pieces that cost much when the search began.</param>
internal sealed record Grammar(
    string Name, string Extension, int MaxSize, Func<string, byte[]> Write, IReadOnlyList<string> Pieces, IReadOnlyList<string> Known);
