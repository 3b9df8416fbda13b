using Newsroom.Search.Analysis;

namespace Newsroom.Search.Queries;

/// <summary>A text whose last word may continue: the text before a star, or a search box while the reader types.</summary>
/// <param name="Before">The words before the last one.</param>
/// <param name="Last">The typed part of the last word: folded, without an elided article; empty if there is none.</param>
internal sealed record UnfinishedText(IReadOnlyList<Token> Before, string Last)
{
    // Letters that end no word: with them at the end, the typed part is not taken for a stop word.
    private const string Continuation = "qzx";

    public static UnfinishedText Of(TextAnalysis analysis, string language, string text)
    {
        var end = text.AsSpan().TrimEnd(" \t'’‘-–.,;:!?*~\"()").Length;
        var tokens = analysis.Tokens(language, text[..end] + Continuation).ToList();
        while (tokens is [.., var last])
        {
            tokens.RemoveAt(tokens.Count - 1);
            var word = last.Word.EndsWith(Continuation, StringComparison.Ordinal) ? last.Word[..^Continuation.Length] : last.Word;

            // In scripts without spaces the added letters are a word of their own.
            if (word.Length > 0)
            {
                return new UnfinishedText(tokens, word);
            }
        }

        return new UnfinishedText([], "");
    }
}
