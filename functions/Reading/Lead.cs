using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>Makes a summary from the lead (the first paragraph), and a title if the article has no headline.</summary>
public static partial class Lead
{
    private const int MaxTitleLength = 110;
    private const int MaxSummaryLength = 300;
    private const int MaxSentences = 20;

    /// <summary>
    /// The first sentence of the lead, without its dateline. A sentence of more than 110 characters is cut at a comma, otherwise at a
    /// space, but never inside parentheses or quotation marks. Null if the lead is empty.
    /// </summary>
    public static string? Title(string lead)
    {
        var text = DatelineText.Strip(lead).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var sentence = FirstSentence(text);
        if (sentence.Length <= MaxTitleLength)
        {
            return sentence.TrimEnd('.', ' ') is { Length: > 0 } title ? title : null;
        }

        var cut = Cuts(sentence, ", ", " – ", " : ", "; ")
            .LastOrDefault(at => at is >= 30 and <= MaxTitleLength && IsBalanced(sentence[..at]));
        if (cut > 0)
        {
            return sentence[..cut];
        }

        cut = Cuts(sentence, " ").LastOrDefault(at => at < MaxTitleLength && IsBalanced(sentence[..at]));
        return cut > 0
            ? $"{sentence[..cut]}…"
            : TextLimits.Shorten(string.Concat(sentence.Where(c => !IsPaired(c))).Trim(), MaxTitleLength);
    }

    /// <summary>
    /// As many whole sentences as fit into 300 characters. If the first sentence is longer, it is cut at a
    /// space. Null if the lead is empty.
    /// </summary>
    public static string? Summary(string lead)
    {
        if (lead.Length == 0)
        {
            return null;
        }

        var end = 0;
        foreach (
            var next in SentenceEnd()
                .Matches(lead)
                .Select(match => match.Index + 1)
                .Append(lead.Length)
                .TakeWhile(at => at <= MaxSummaryLength))
        {
            end = next;
        }

        return end > 0 ? lead[..end] : TextLimits.Shorten(lead, MaxSummaryLength);
    }

    /// <summary>The first sentences of a text; the whole text if it has fewer.</summary>
    public static string Beginning(string text, int sentences) =>
        SentenceEnd().Matches(text).Skip(sentences - 1).FirstOrDefault() is { } end ? text[..(end.Index + 1)] : text;

    private static string FirstSentence(string text) =>
        SentenceEnd().Matches(text).Select(end => text[..(end.Index + 1)]).Take(MaxSentences).FirstOrDefault(IsBalanced) ?? text;

    private static IEnumerable<int> Cuts(string text, params string[] separators) =>
        separators.SelectMany(separator => Occurrences(text, separator)).Order();

    private static IEnumerable<int> Occurrences(string text, string separator)
    {
        for (
            var at = text.IndexOf(separator, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(separator, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static bool IsPaired(char c) => c is '(' or ')' or '«' or '»' or '“' or '„' or '”' or '"';

    private static bool IsBalanced(string text) =>
        text.Count(c => c == '(') == text.Count(c => c == ')')
        && text.Count(c => c == '«') == text.Count(c => c == '»')
        && text.Count(c => c is '“' or '„') == text.Count(c => c == '”')
        && text.Count(c => c == '"') % 2 == 0;

    // A full stop and a space before a capital, but not after an initial or a title of one to three letters (M. Simon, Mme. X, Dr. Y).
    [GeneratedRegex(@"(?<!(?:^|[\s\p{P}])\p{Lu}\p{L}{0,2})[.!?…](?=\s+[\p{Lu}\d«“""])")]
    private static partial Regex SentenceEnd();
}
