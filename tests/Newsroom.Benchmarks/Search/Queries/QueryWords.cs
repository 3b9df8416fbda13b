using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>Picks the words of a query from a text.</summary>
internal sealed class QueryWords(TextAnalysis analysis, Random random)
{
    private const int MinWordLength = 4;
    private const int MaxTries = 20;

    /// <summary>Words of the text for a kind of query; null if the text has none.</summary>
    public IReadOnlyList<string>? Pick(QueryKind kind, string text)
    {
        var tokens = analysis.Tokens("fr", text).ToList();
        var words = tokens.Where(IsWord).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        return kind switch
        {
            QueryKind.Term => [Typed(text, words[random.Next(words.Count)])],
            QueryKind.And or QueryKind.Or or QueryKind.Not => Two(text, words),
            QueryKind.Phrase => Phrase(text, tokens),
            _ => [Prefix(words[random.Next(words.Count)].Word)],
        };
    }

    private string[]? Two(string text, List<Token> words)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var (one, other) = (words[random.Next(words.Count)], words[random.Next(words.Count)]);
            if (one.Stem != other.Stem)
            {
                return [Typed(text, one), Typed(text, other)];
            }
        }

        return null;
    }

    /// <summary>Two or three words with only blanks and elisions between them; the first and last are not stop words.</summary>
    private string[]? Phrase(string text, List<Token> tokens)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var length = random.Next(2, 4);
            var first = random.Next(tokens.Count);
            var last = tokens.FindLastIndex(
                Math.Min(tokens.Count - 1, first + length), token => token.Position == tokens[first].Position + length - 1);
            if (last > first && IsWord(tokens[first]) && IsWord(tokens[last]) && Between(text, tokens[first], tokens[last]) is { } phrase)
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>The text itself, since a stop word is one only with its accents; null if it has more than plain words.</summary>
    private string[]? Between(string text, Token first, Token last)
    {
        var phrase = text[first.Start..last.End].ToLowerInvariant();
        var again = analysis.Tokens("fr", phrase).ToList();
        return phrase.All(c => char.IsLetter(c) || c is ' ' or '\'' or '’')
            && again.Count > 1
                && again[0].Stem == first.Stem
                && again[^1].Stem == last.Stem
                && again[^1].Position == last.Position - first.Position
            ? phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    /// <summary>Without accents, as many people type, if that finds the same.</summary>
    private string Typed(string text, Token word) =>
        analysis.Tokens("fr", word.Word).ToList() is [var only] && only.Stem == word.Stem
            ? word.Word
            : text[word.Start..word.End].ToLowerInvariant();

    private string Prefix(string word) => word[..Math.Min(word.Length - 1, random.Next(3, 7))];

    private static bool IsWord(Token token) => token.Word.Length >= MinWordLength && token.Word.All(char.IsLetter);
}
