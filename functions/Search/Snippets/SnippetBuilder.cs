using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Newsroom.Markup;

namespace Newsroom.Search;

/// <summary>The passages of a text that show best why it was found.</summary>
public sealed class Snippets(Analysis analysis) : IDisposable
{
    /// <summary>Of analysed texts in memory: analysing one takes a thousand times as long as finding its best passage.</summary>
    public const long CacheBytes = 32 << 20;

    private readonly MemoryCache _texts = new(new MemoryCacheOptions { SizeLimit = CacheBytes, TrackStatistics = true });

    /// <summary>Bytes of analysed texts in memory.</summary>
    public long CachedBytes => _texts.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>
    /// The passages of about 240 characters, in text order, that show the most of what to mark: HTML-escaped, what was found in
    /// <c>&lt;mark&gt;</c>; none where the text has nothing of it.
    /// </summary>
    /// <param name="key">Stands for the language and the text: neither changes while the key stays the same.</param>
    /// <param name="language">Whose analysis the words have passed through.</param>
    /// <param name="text">Where to look.</param>
    /// <param name="highlight">What to show and mark.</param>
    /// <param name="most">Passages at most.</param>
    public IReadOnlyList<string> Of(string key, string language, string text, Highlight highlight, int most = 1)
    {
        var matches = new Matches(Analysed(key, language, text), highlight, Passages.Width);
        if (matches.All.IsEmpty)
        {
            return [];
        }

        var passages = new Passages(text, matches);
        return [.. passages.Best(most).Select(passage => Render(text, passage, passages.MatchesIn(passage)))];
    }

    public void Dispose() => _texts.Dispose();

    private AnalysedText Analysed(string key, string language, string text)
    {
        // The length tells most texts apart whose keys a caller has mixed up: places outside of the text would be an error.
        if (_texts.TryGetValue(key, out AnalysedText? known) && known!.TextLength == text.Length)
        {
            return known;
        }

        var analysed = AnalysedText.Of(analysis, language, text);
        _texts.Set(key, analysed, new MemoryCacheEntryOptions { Size = analysed.Bytes + key.Length * sizeof(char) });
        return analysed;
    }

    /// <param name="text">All of it.</param>
    /// <param name="passage">What to show of it.</param>
    /// <param name="matches">What to mark, in text order; those that overlap become one.</param>
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

    /// <summary>A part of the text as a line of HTML. What ends like a heading, without a mark of punctuation, is kept apart from what comes below it by a dot.</summary>
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
        text.AsSpan(start, end - start) is var space && !TextBounds.HasLineBreak(space) ? space
        : TextBounds.EndsClause(text, start) || text.AsSpan(end).StartsWith("- ") ? " " : " · ";
}
