using System.Globalization;

namespace Newsroom.Benchmarks.Judged;

/// <summary>
/// Writes the articles of a language. Title and text are by hand; what surrounds them is drawn: sentences that fit everywhere, one that
/// mentions another topic, a date. The same file gives the same articles.
/// </summary>
internal sealed class JudgedArticles
{
    private const int MaxFillers = 4;
    private const int MaxAge = 900;

    private static readonly DateOnly Latest = new(2026, 11, 20);

    private readonly string _language;
    private readonly Random _random;
    private readonly Dictionary<string, string> _mentions = new(StringComparer.Ordinal);
    private readonly List<(string Topic, string Title, string Text)> _written = [];
    private readonly List<string> _fillers = [];

    private JudgedArticles(string language, IEnumerable<string> lines)
    {
        _language = language;
        _random = new Random(language[0] * 256 + language[1]);
        Read(lines);
    }

    /// <param name="language">The language of the articles.</param>
    /// <param name="lines">
    /// <c>## topic</c>, <c>&gt; a sentence that mentions it</c>, then each article as <c># title</c> and one line of text. The sentences
    /// of the topic <c>filler</c> fit everywhere.
    /// </param>
    public static IReadOnlyList<JudgedArticle> Of(string language, IEnumerable<string> lines) =>
        [.. new JudgedArticles(language, lines).Compose()];

    private void Read(IEnumerable<string> lines)
    {
        var (topic, title) = ("", "");
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            switch (line.Split(' ', 2))
            {
                case ["##", var next]:
                    topic = next;
                    break;
                case ["#", var next]:
                    title = next;
                    break;
                case [">", var filler] when topic == "filler":
                    _fillers.Add(filler);
                    break;
                case [">", var mention]:
                    _mentions.Add(topic, mention);
                    break;
                default:
                    _written.Add((topic, title, line));
                    break;
            }
        }
    }

    private IEnumerable<JudgedArticle> Compose()
    {
        foreach (var (topic, articles) in _written.GroupBy(article => article.Topic).Select(group => (group.Key, group)))
        {
            foreach (var (number, (_, title, text)) in articles.Index())
            {
                var others = _mentions.Keys.Where(other => other != topic).ToArray();
                var mentioned = others[_random.Next(others.Length)];
                yield return new JudgedArticle(
                    $"judged/{topic}/{_language}{number + 1}.md", $"{topic}.{number + 1}", _language, topic, mentioned,
                    Write(title, text, _mentions[mentioned]));
            }
        }
    }

    private string Write(string title, string text, string mention)
    {
        var around = _random.GetItems(_fillers.ToArray(), _random.Next(2, MaxFillers + 1)).Distinct().Append(mention).ToArray();
        _random.Shuffle(around);
        var published = Latest.AddDays(-_random.Next(MaxAge)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"---\nlanguage: {_language}\ndate: {published}\ntitle: \"{title}\"\n---\n\n{text}\n\n{string.Join(' ', around)}\n";
    }
}
