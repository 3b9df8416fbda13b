namespace Newsroom.Search.Queries;

/// <summary>A text whose last word may go on: what stands before a star, or a search box while somebody types.</summary>
/// <param name="Before">The words before the last, as the analysis gives them.</param>
/// <param name="Last">The last as far as it goes: folded, without an elided article; empty where there is none.</param>
internal sealed record UnfinishedText(IReadOnlyList<Token> Before, string Last)
{
    // Letters that begin or end no word: with them behind it, what was typed so far is not taken for a stop word.
    private const string Continuation = "qzx";

    public static UnfinishedText Of(Analysis analysis, string language, string text)
    {
        var end = text.AsSpan().TrimEnd(" \t'’‘-–.,;:!?*~\"()").Length;
        var tokens = analysis.Tokens(language, text[..end] + Continuation).ToList();
        while (tokens is [.., var last])
        {
            tokens.RemoveAt(tokens.Count - 1);
            var word = last.Word.EndsWith(Continuation, StringComparison.Ordinal) ? last.Word[..^Continuation.Length] : last.Word;

            // In scripts without spaces the letters are a word of their own.
            if (word.Length > 0)
            {
                return new UnfinishedText(tokens, word);
            }
        }

        return new UnfinishedText([], "");
    }
}
