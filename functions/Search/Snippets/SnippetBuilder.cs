using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Markup;
using Newsroom.Search.Analysis;

namespace Newsroom.Search.Snippets;

/// <summary>Builds the snippets that show why a text matches.</summary>
public sealed class SnippetBuilder(TextAnalysis analysis) : IDisposable
{
    /// <summary>Max bytes of cached analysed texts. To analyse a text takes a thousand times as long as to find its best passage.</summary>
    public const long CacheBytes = 32 << 20;

    private readonly MemoryCache _texts = new(new MemoryCacheOptions { SizeLimit = CacheBytes, TrackStatistics = true });

    /// <summary>Bytes of cached analysed texts.</summary>
    public long CachedBytes => _texts.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>
    /// Passages of about 240 characters that show the most matches, in text order, HTML-escaped, with matches in
    /// <c>&lt;mark&gt;</c>; empty if the text has no match.
    /// </summary>
    /// <param name="key">The cache key of the text: one key must always mean the same language and text.</param>
    /// <param name="language">The language of the text.</param>
    /// <param name="text">The text to search.</param>
    /// <param name="highlight">What to find.</param>
    /// <param name="max">Max passages.</param>
    public IReadOnlyList<string> Of(string key, string language, string text, Highlight highlight, int max = 1)
    {
        var matches = new Matches(Analysed(key, language, text), highlight, PassageSelector.Width);
        if (matches.All.IsEmpty)
        {
            return [];
        }

        var passages = new PassageSelector(text, matches);
        return [.. passages.Best(max).Select(passage => Render(text, passage, passages.MatchesIn(passage)))];
    }

    public void Dispose() => _texts.Dispose();

    private AnalysedText Analysed(string key, string language, string text)
    {
        // A wrong key is noticed by the length in most cases: offsets outside of the text would be an error.
        if (_texts.TryGetValue(key, out AnalysedText? known) && known!.TextLength == text.Length)
        {
            return known;
        }

        var analysed = AnalysedText.Of(analysis, language, text);
        _texts.Set(key, analysed, new MemoryCacheEntryOptions { Size = analysed.Bytes + key.Length * sizeof(char) });
        return analysed;
    }

    /// <param name="text">The whole text.</param>
    /// <param name="passage">The part to show.</param>
    /// <param name="matches">The parts to highlight, in text order; overlapping ones are joined.</param>
    private static string Render(string text, Passage passage, IReadOnlyList<Match> matches)
    {
        var html = new StringBuilder();
        var at = passage.Start;
        html.Append(text.AsSpan(0, at).IsWhiteSpace() ? "" : "… ");
        for (var i = 0; i < matches.Count;)
        {
            var (start, end, _) = matches[i];
            for (i++; i < matches.Count && matches[i].Start < end; i++)
            {
                end = Math.Max(end, matches[i].End);
            }

            html.Append(OneLine(text, at, start)).Append("<mark>").Append(OneLine(text, start, end)).Append("</mark>");
            at = end;
        }

        return html.Append(OneLine(text, at, passage.End)).Append(text.AsSpan(passage.End).IsWhiteSpace() ? "" : " …").ToString();
    }

    /// <summary>
    /// A part of the text as one line of HTML. A dot separates a line without final punctuation, such as a heading, from the next.
    /// </summary>
    private static string OneLine(string text, int start, int end)
    {
        var line = new StringBuilder();
        while (start < end)
        {
            var word = end - text.AsSpan(start, end - start).TrimStart().Length;
            line.Append(Space(text, start, word));
            var behind = word;
            while (behind < end && !char.IsWhiteSpace(text[behind]))
            {
                behind++;
            }

            line.Append(text, word, behind - word);
            start = behind;
        }

        return HtmlText.Escape(line.ToString());
    }

    private static ReadOnlySpan<char> Space(string text, int start, int end) =>
        text.AsSpan(start, end - start) is var space && !TextBoundaries.HasLineBreak(space) ? space
        : TextBoundaries.EndsClause(text, start) || text.AsSpan(end).StartsWith("- ") ? " " : " · ";
}
