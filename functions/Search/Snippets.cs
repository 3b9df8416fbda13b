using System.Text;
using Newsroom.Reading;

namespace Newsroom.Search;

/// <summary>The passage of a text that shows best why it was found.</summary>
public sealed class Snippets(Analysis analysis)
{
    private const int Width = 240;

    /// <summary>
    /// The passage of about 240 characters with the most of the terms, HTML-escaped, the words found in <c>&lt;mark&gt;</c>;
    /// null where the text has none of them.
    /// </summary>
    public string? Best(string language, string text, IReadOnlyCollection<string> terms)
    {
        var matches = analysis.Tokens(language, text)
            .Take(TermFrequencies.LongestBody).Where(term => terms.Contains(term.Stem)).ToArray();
        if (matches.Length == 0)
        {
            return null;
        }

        var best = Enumerable.Range(0, matches.Length).MaxBy(first => Window(matches, first).DistinctBy(match => match.Stem).Count());
        var passage = Window(matches, best).ToArray();
        var spare = Math.Max(0, Width - (passage[^1].End - passage[0].Start)) / 2;
        var start = WordStart(text, Math.Max(0, passage[0].Start - spare), passage[0].Start);
        var end = WordEnd(text, Math.Min(text.Length, Math.Max(passage[^1].End, start + Width)), passage[^1].End);
        return Render(text, start, end, matches);
    }

    private static IEnumerable<Token> Window(Token[] matches, int first) =>
        matches.Skip(first).TakeWhile(match => match.End - matches[first].Start <= Width);

    private static int WordStart(string text, int from, int latest)
    {
        while (from > 0 && from < latest && !char.IsWhiteSpace(text[from - 1]))
        {
            from++;
        }

        return from;
    }

    private static int WordEnd(string text, int to, int earliest)
    {
        while (to < text.Length && to > earliest && !char.IsWhiteSpace(text[to]))
        {
            to--;
        }

        return to;
    }

    private static string Render(string text, int start, int end, Token[] matches)
    {
        var html = new StringBuilder();
        var at = start;
        html.Append(start > 0 ? "… " : "");
        foreach (var match in matches.Where(match => match.Start >= at && match.End <= end))
        {
            html.Append(Escape(text[at..match.Start])).Append("<mark>").Append(Escape(text[match.Start..match.End])).Append("</mark>");
            at = match.End;
        }

        return html.Append(Escape(text[at..end])).Append(end < text.Length ? " …" : "").ToString();
    }

    private static string Escape(string text) => HtmlText.Escape(text.ReplaceLineEndings(" "));
}
