using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>
/// The words that every engine indexes and searches: Newsroom's own analysis, so that only the engines differ.
/// </summary>
internal sealed class SharedAnalysis(TextAnalysis analysis)
{
    /// <summary>The gap between the last word of the title and the first of the text, so that no phrase matches across.</summary>
    public const int Gap = 100;

    private const string Language = "fr";

    public TextAnalysis Analysis => analysis;

    /// <summary>The words of the title, then, after a gap, those of the text.</summary>
    public List<Token> Of(BenchDocument document)
    {
        var tokens = analysis.Tokens(Language, document.Title).ToList();
        var behind = tokens.Count == 0 ? 0 : tokens[^1].Position + Gap;
        tokens.AddRange(analysis.Tokens(Language, document.Text).Select(token => token with { Position = behind + token.Position }));
        return tokens;
    }

    /// <summary>The words of the text alone, with their places in it.</summary>
    public IEnumerable<Token> OfText(BenchDocument document) => analysis.Tokens(Language, document.Text);

    /// <summary>The stems of the title, the stems of the text, and the distinct words of both, each joined by blanks.</summary>
    public (string Title, string Text, string Words) Joined(BenchDocument document)
    {
        var title = analysis.Tokens(Language, document.Title).ToList();
        var text = analysis.Tokens(Language, document.Text).ToList();
        var words = title.Concat(text).Select(token => token.Word).Distinct();
        return (Join(title.Select(token => token.Stem)), Join(text.Select(token => token.Stem)), Join(words));
    }

    /// <summary>The words of a query with their positions in a phrase.</summary>
    public List<Token> Of(BenchQuery query) => [.. analysis.Tokens(Language, query.Text)];

    /// <summary>The prefix of a query, as in the index.</summary>
    public static string Prefix(BenchQuery query) => TextAnalysis.Fold(query.Words[0]);

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);
}
