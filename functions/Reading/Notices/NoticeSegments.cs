using System.Text.RegularExpressions;

namespace Newsroom.Reading.Notices;

/// <summary>
/// A line in the parts that dashes, brackets and ends of sentences divide: <c>EMBARGO 3 May 2031 – Old hall to be rebuilt</c>. Parts with
/// no other words than those of <see cref="NoticeWords"/> are a notice, however they are arranged and in whichever language.
/// </summary>
internal sealed partial class NoticeSegments
{
    private const int MaxSegments = 60;

    /// <summary>Parts that belong together: <c>Press release – embargo – 3 May 2031</c>.</summary>
    private const int MaxJoined = 3;

    /// <summary>Words behind the date that no list has: the city whose time it is.</summary>
    private const int MaxBehindDate = 1;

    private readonly string _text;
    private readonly List<Segment> _segments = [];

    public NoticeSegments(string text)
    {
        _text = text;
        var start = 0;
        var divisions = Divisions().Matches(text).Take(MaxSegments).Select(match => (match.Index, match.Length));
        foreach (var (end, length) in divisions.Append((text.Length, 0)))
        {
            if (end > start)
            {
                _segments.Add(Segment.Of(text, start, end));
            }

            start = end + length;
        }
    }

    /// <summary>Where each part begins that only parts of a notice stand before.</summary>
    public IEnumerable<int> Beginnings() =>
        _segments.TakeWhile((_, i) => i == 0 || _segments[i - 1].Others == 0).Select(part => part.Start);

    /// <summary>The part of the line that asks to wait until a day; null where there is none.</summary>
    public string? Dated() => Runs().Where(run => IsDated(run.Parts, run.IsFirst, run.IsWhole))
        .Select(run => _text[run.Parts[0].Start..run.Parts[^1].End]).FirstOrDefault();

    /// <summary>Whether the whole line asks to wait until a day, and says nothing else.</summary>
    public bool IsDatedWhole() => _segments.Count > 0 && IsDated(_segments, isFirst: true, isWhole: true);

    /// <summary>Whether the line asks not to publish at all: as a whole, or in its first parts.</summary>
    public bool IsRefusal() => !Article().IsMatch(_text)
        && Runs().Any(run => run.IsFirst && (run.IsWhole || IsMarked(run.Parts)) && IsRefusal(run.Parts, run.IsWhole));

    /// <summary>Whether the whole line forbids to publish it: <c>Not for distribution</c>.</summary>
    public bool IsProhibition() => _segments.Count > 0 && IsClosed(_segments) && !_segments.Exists(part => part.HasDate)
        && _segments.Aggregate(NoticeWord.None, (meaning, part) => meaning | part.Meaning) is var all
        && all.HasFlag(NoticeWord.Prohibition) && all.HasFlag(NoticeWord.Publication);

    private IEnumerable<(List<Segment> Parts, bool IsFirst, bool IsWhole)> Runs() =>
        from first in Enumerable.Range(0, _segments.Count)
        from count in Enumerable.Range(1, Math.Min(MaxJoined, _segments.Count - first))
        select (_segments.GetRange(first, count), first == 0, first == 0 && count == _segments.Count);

    private static bool IsDated(List<Segment> parts, bool isFirst, bool isWhole)
    {
        if (!parts.Exists(part => part.HasDate) || parts.Exists(part => part.Others > part.OthersBehindDate)
            || parts.Sum(part => part.OthersBehindDate) > MaxBehindDate)
        {
            return false;
        }

        var all = parts.Aggregate(NoticeWord.None, (meaning, part) => meaning | part.Meaning);
        var isAsked = all.HasFlag(NoticeWord.Prohibition) && (all & (NoticeWord.Publication | NoticeWord.Published)) != 0;
        return all.HasFlag(NoticeWord.Embargo)
            || (isAsked && parts.Sum(part => part.OthersBehindDate) == 0)
            || (isFirst && all.HasFlag(NoticeWord.PerhapsEmbargo) && (isWhole || all.HasFlag(NoticeWord.Publication)) && IsClosed(parts))
            || (isWhole && all.HasFlag(NoticeWord.Publication) && all.HasFlag(NoticeWord.From) && IsClosed(parts));
    }

    private static bool IsRefusal(List<Segment> parts, bool isWhole)
    {
        var all = parts.Aggregate(NoticeWord.None, (meaning, part) => meaning | part.Meaning);
        return IsClosed(parts) && !parts.Exists(part => part.HasDate)
            && ((all.HasFlag(NoticeWord.Prohibition) && all.HasFlag(NoticeWord.Publication))
                || (isWhole && all.HasFlag(NoticeWord.Refusal)));
    }

    // "Do not share – police warn drivers" is a headline.
    private bool IsMarked(List<Segment> parts) => !_text[parts[0].Start..parts[^1].End].Any(char.IsLower);

    private static bool IsClosed(List<Segment> parts) => parts.TrueForAll(part => part.Others == 0);

    // The point of "3. Februar" and of "a.m." ends no sentence.
    [GeneratedRegex(@"\s*[–—|•·()\[\]{}]+\s*|\s+-+\s+|(?<=[\p{L})]{3}[.!?؟])\s+|\n+|(?<=[!?؟])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Divisions();

    [GeneratedRegex(
        @"^(?:the|le|la|les|el|los|las|il|der|die|das|het|o|um|uma|une?|una|eine?|een)\s",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    /// <param name="Start">Where it begins in the line.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Meaning">What all of its words can mean.</param>
    /// <param name="HasDate">Whether a full date stands in it.</param>
    /// <param name="Others">How many of its words no notice has.</param>
    /// <param name="OthersBehindDate">How many of these stand behind the date.</param>
    private sealed record Segment(int Start, int End, NoticeWord Meaning, bool HasDate, int Others, int OthersBehindDate)
    {
        public static Segment Of(string text, int start, int end)
        {
            var part = text[start..end];
            var (meaning, other) = (NoticeWord.None, (Match?)null);
            foreach (Match word in NoticeWords.In(part))
            {
                // "Dal" is a word of times in Italian, too.
                var known = NoticeWords.Meaning(word.Value);
                if (known != NoticeWord.From && NoticeTime.IsOfTime(word.Value))
                {
                    continue;
                }

                if (known == NoticeWord.None)
                {
                    if (other is not null)
                    {
                        return Prose(start, end);
                    }

                    other = word;
                }

                meaning |= known;
            }

            var date = NoticeTime.FindDate(part);
            return new Segment(start, end, meaning, date is not null, other is null ? 0 : 1, other?.Index > date ? 1 : 0);
        }

        /// <summary>A part that is in no notice, whatever else it says.</summary>
        private static Segment Prose(int start, int end) =>
            new(start, end, NoticeWord.None, HasDate: false, MaxBehindDate + 1, OthersBehindDate: 0);
    }
}
