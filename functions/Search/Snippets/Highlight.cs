namespace Newsroom.Search;

/// <summary>A word of a phrase.</summary>
/// <param name="Stem">As the analysis gives it.</param>
/// <param name="Offset">Its place, counted from the first word: stop words between them count.</param>
public readonly record struct PhraseWord(string Stem, int Offset);

/// <summary>What a snippet shows and marks.</summary>
public sealed record Highlight
{
    /// <summary>Words by their stems.</summary>
    public IReadOnlyCollection<string> Stems { get; init; } = [];

    /// <summary>What words begin with, folded as <see cref="Token.Word"/> is.</summary>
    public IReadOnlyCollection<string> Prefixes { get; init; } = [];

    /// <summary>Per word of the query the spellings it may stand for, folded as <see cref="Token.Word"/> is: each is as good as the other.</summary>
    public IReadOnlyCollection<IReadOnlyCollection<string>> Spellings { get; init; } = [];

    /// <summary>Phrases, the words of each in their order. Their words are marked where the phrase stands only.</summary>
    public IReadOnlyCollection<IReadOnlyList<PhraseWord>> Phrases { get; init; } = [];

    /// <summary>How much a stem, a prefix or a spelling counts in the choice of the passage: rare ones tell more. 1 where nothing is said.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();
}
