using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>The words that every engine indexes and looks up: Newsroom's own analysis, so that the engines differ in nothing but the engine.</summary>
internal sealed class SharedAnalysis(Analysis analysis)
{
    /// <summary>Between the last word of the title and the first of the text, so that no phrase goes across.</summary>
    public const int Gap = 100;

    private const string Language = "fr";

    public Analysis Analysis => analysis;

    /// <summary>The words of the title, and behind a gap those of the text.</summary>
    public List<Token> Of(BenchDocument document)
    {
        var tokens = analysis.Tokens(Language, document.Title).ToList();
        var behind = tokens.Count == 0 ? 0 : tokens[^1].Position + Gap;
        tokens.AddRange(analysis.Tokens(Language, document.Text).Select(token => token with { Position = behind + token.Position }));
        return tokens;
    }

    /// <summary>The stems of the title, those of the text, and all the different words of both, joined by blanks.</summary>
    public (string Title, string Text, string Words) Joined(BenchDocument document)
    {
        var title = analysis.Tokens(Language, document.Title).ToList();
        var text = analysis.Tokens(Language, document.Text).ToList();
        return (Join(title.Select(token => token.Stem)), Join(text.Select(token => token.Stem)), Join(title.Concat(text).Select(token => token.Word).Distinct()));
    }

    /// <summary>The words of a query, each at its position in a phrase.</summary>
    public List<Token> Of(BenchQuery query) => [.. analysis.Tokens(Language, query.Text)];

    /// <summary>What words of the index have to begin with.</summary>
    public static string Prefix(BenchQuery query) => Analysis.Fold(query.Words[0]);

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);
}
