using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Reading;

namespace Newsroom.Tests.Reading.GoldenFacts;

/// <summary>How much of what a field should hold was found, and how much of what was found it should hold.</summary>
public sealed record Score(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);
}

/// <summary>Compares drafts with facts, field by field.</summary>
public sealed partial class Scores
{
    private readonly Dictionary<string, Score> _fields = [];
    private readonly List<string> _errors = [];

    /// <summary>What is not as it should be, with the file.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Whether only totals are printed, so that nobody learns from a set that is for judging.</summary>
    public bool HidesErrors { get; init; }

    public Score this[string field] => _fields.GetValueOrDefault(field) ?? new Score(0, 0, 0);

    public void Compare(string file, Facts facts, Draft draft)
    {
        var body = draft.Body;
        CompareText(file, facts, draft);
        Exact(
            file,
            "near-duplicates",
            facts.NearDuplicateParagraphs == draft.Repeated.Count,
            draft.Repeated.Count,
            facts.NearDuplicateParagraphs);
        CompareSets(
            file,
            "names",
            facts.Names.Select(name => $"{name.Key} = {Line(name.Value)}"),
            body.Names.Select(name => $"{name.Acronym} = {Line(name.Full)}"));
        CompareSets(file, "downloads", facts.Downloads.Select(Line), body.Downloads.Select(download => Line(download.Title)));
        CompareEvents(file, facts, body.Events);
    }

    /// <summary>Language, title, date, author, headings, phrases and boilerplate.</summary>
    public void CompareText(string file, Facts facts, Draft draft)
    {
        var (body, text) = (draft.Body, Line($"{draft.Body.Title}\n{draft.Body.Text}"));
        Exact(file, "language", facts.Language is null || facts.Language == body.Language, body.Language, facts.Language);
        Exact(file, "title", HasTitle(facts, body.Title), body.Title, facts.Title ?? facts.TitleStartsWith);
        var day = body.PublishedInferred ? (DateOnly?)null : DateOnly.FromDateTime(body.Published.DateTime);
        Exact(
            file,
            "published",
            facts.Published == day || (day is { } found && facts.PublishedMayBe.Contains(found)),
            day,
            facts.Published);
        if (facts.Author is not null)
        {
            Exact(file, "author", facts.Author == body.Author || facts.AuthorMayBe.Contains(body.Author), body.Author, facts.Author);
        }

        if (facts.Dateline is { } dateline)
        {
            Exact(
                file,
                "dateline",
                body.Dateline is { } read && (read.Place, read.Date) == (dateline.Place, dateline.Date),
                body.Dateline,
                dateline);
        }

        Expect(file, "heading", facts.Headings, heading => Headings(body.Html).Contains(Line(heading)));
        Expect(file, "article text", facts.MustContain, phrase => text.Contains(Line(phrase), StringComparison.Ordinal));
        Expect(file, "once", facts.MustContainOnce, phrase => Regex.Count(text, Regex.Escape(Line(phrase))) == 1);
        Expect(file, "boilerplate cut", facts.MustNotContain, phrase => !text.Contains(Line(phrase), StringComparison.Ordinal));
    }

    /// <summary>A table of precision and recall, field by field, and what is wrong.</summary>
    public override string ToString()
    {
        var table = new StringBuilder("field              right  wrong missed  precision  recall\n");
        foreach (var (field, score) in _fields)
        {
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"{field,-18}{score.Right,6}{score.Wrong,7}{score.Missed,7}{score.Precision,10:P1}{score.Recall,9:P1}");
        }

        return HidesErrors ? table.ToString() : table.AppendJoin('\n', _errors).ToString();
    }

    /// <summary>A text on one line.</summary>
    internal static string Line(string text) => Blanks().Replace(text, " ").Trim();

    private static bool HasTitle(Facts facts, string title) =>
        facts.TitleMayBe.Contains(title)
        || (facts.TitleStartsWith is { } start ? Line(title).StartsWith(Line(start), StringComparison.Ordinal)
            : facts.Title is null || Line(title) == Line(facts.Title));

    private static HashSet<string> Headings(string html) =>
        [
            .. HeadingElement()
                .Matches(html)
                .Select(heading => Line(System.Net.WebUtility.HtmlDecode(Tag().Replace(heading.Groups["text"].Value, "")))),
        ];

    private void Exact(string file, string field, bool isRight, object? found, object? expected)
    {
        Add(field, isRight ? new Score(1, 0, 0) : new Score(0, 1, 1));
        if (!isRight)
        {
            _errors.Add($"{file}: {field}: found '{found}', not '{expected}'");
        }
    }

    private void Expect(string file, string field, IEnumerable<string> expected, Func<string, bool> isFound)
    {
        foreach (var phrase in expected)
        {
            var isRight = isFound(phrase);
            Add(field, isRight ? new Score(1, 0, 0) : new Score(0, 0, 1));
            if (!isRight)
            {
                _errors.Add($"{file}: {field}: missed '{phrase}'");
            }
        }
    }

    private void CompareSets(string file, string field, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var left = found.ToList();
        foreach (var one in expected)
        {
            var at = left.FindIndex(other => string.Equals(one, other, StringComparison.OrdinalIgnoreCase));
            Add(field, at >= 0 ? new Score(1, 0, 0) : new Score(0, 0, 1));
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
            else
            {
                _errors.Add($"{file}: {field}: missed '{one}'");
            }
        }

        Add(field, new Score(0, left.Count, 0));
        _errors.AddRange(left.Select(extra => $"{file}: {field}: should not have '{extra}'"));
    }

    private void CompareEvents(string file, Facts facts, IReadOnlyList<Event> found)
    {
        var left = found.ToList();
        foreach (var expected in facts.Events)
        {
            var same = left.Find(expected.IsMetBy) ?? left.Find(expected.HasDatesOf);
            Add("event dates", same is not null ? new Score(1, 0, 0) : new Score(0, 0, 1));
            if (same is null)
            {
                _errors.Add($"{file}: event dates: missed '{expected}'");
                continue;
            }

            left.Remove(same);
            Exact(file, "event details", expected.IsMetBy(same), Describe(same), expected);
        }

        left.RemoveAll(extra => facts.MayAlso.Any(allowed => allowed.HasDatesOf(extra)));
        Add("event dates", new Score(0, left.Count, 0));
        _errors.AddRange(
            left.Select(extra =>
                $"{file}: event dates: should not have '{Describe(extra)}' ({extra.Confidence}) from '{extra.Sentence}'"));
    }

    private static string Describe(Event found) =>
        $"{EventText.Iso(found, found.Start)} to {EventText.Iso(found, found.End)}, "
            + $"{found.Place ?? (found.Online == true ? "online" : "nowhere")}, {found.Venue} {found.Zone}: {found.Title}";

    private void Add(string field, Score score)
    {
        var sum = this[field];
        _fields[field] = new Score(sum.Right + score.Right, sum.Wrong + score.Wrong, sum.Missed + score.Missed);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<h[1-6][^>]*>(?<text>.*?)</h[1-6]>", RegexOptions.Singleline)]
    private static partial Regex HeadingElement();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
