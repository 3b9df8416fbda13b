using Newsroom.Search.Analysis;

namespace Newsroom.Search.Snippets;

/// <summary>A word of a phrase.</summary>
/// <param name="Stem">The stem that the analysis returns.</param>
/// <param name="Offset">Its position relative to the first word of the phrase; stop words count.</param>
public readonly record struct PhraseWord(string Stem, int Offset);

/// <summary>The words and phrases that a snippet must show and highlight.</summary>
public sealed record Highlight
{
    /// <summary>Stems of words.</summary>
    public IReadOnlyCollection<string> Stems { get; init; } = [];

    /// <summary>Prefixes of words, folded as <see cref="Token.Word"/> is.</summary>
    public IReadOnlyCollection<string> Prefixes { get; init; } = [];

    /// <summary>
    /// For each fuzzy word of the query, the spellings that match it, folded as <see cref="Token.Word"/> is. All are equally good.
    /// </summary>
    public IReadOnlyCollection<IReadOnlyCollection<string>> Spellings { get; init; } = [];

    /// <summary>Phrases. Their words are highlighted only where the whole phrase occurs.</summary>
    public IReadOnlyCollection<IReadOnlyList<PhraseWord>> Phrases { get; init; } = [];

    /// <summary>The weight of a stem, prefix or spelling in the choice of the passage: rare ones say more. The default is 1.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();
}
