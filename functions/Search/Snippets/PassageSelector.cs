namespace Newsroom.Search;

/// <summary>A part of a text, in UTF-16 units; the end is exclusive.</summary>
internal readonly record struct Passage(int Start, int End);

/// <summary>Chooses the passages of a text that show the most of what it was found for.</summary>
internal sealed class Passages(string text, Matches matches)
{
    /// <summary>Of a passage, about.</summary>
    public const int Width = 240;

    /// <summary>How far before the first match the beginning of its sentence may lie.</summary>
    private const int Lead = 80;

    // Among so many windows of the same weight one is looked for that begins a sentence.
    private const int MostEquals = 32;

    // What a passage shows already counts so much less in the next.
    private const int Repeated = 8;

    /// <summary>At most so many, in text order, none over another.</summary>
    public IReadOnlyList<Passage> Best(int most)
    {
        var passages = new List<Passage>();
        var gaps = new List<Passage> { new(0, text.Length) };
        while (passages.Count < most && BestOf(gaps) is ({ } gap, { } passage))
        {
            passages.Add(passage);
            gaps.Remove(gap);
            gaps.AddRange([new Passage(gap.Start, passage.Start), new Passage(passage.End, gap.End)]);
            gaps.Sort((one, other) => one.Start.CompareTo(other.Start));
            Show(passage);
        }

        passages.Sort((one, other) => one.Start.CompareTo(other.Start));
        return passages;
    }

    private (Passage Gap, Passage Passage)? BestOf(List<Passage> gaps)
    {
        (Passage Gap, Choice Choice)? best = null;
        foreach (var gap in gaps)
        {
            if (BestOf(gap) is { } choice && (best is null || choice.Weight > best.Value.Choice.Weight))
            {
                best = (gap, choice);
            }
        }

        return best is { } chosen ? (chosen.Gap, Surround(chosen.Gap, chosen.Choice)) : null;
    }

    /// <summary>
    /// Moves a window over the matches. Of windows with the same weight the first counts whose passage can begin with a sentence,
    /// or else the first.
    /// </summary>
    private Choice? BestOf(Passage gap)
    {
        Choice? best = null;
        var equals = 0;
        var window = new Window(matches);
        for (var first = 0; first < matches.All.Length; first++)
        {
            var start = matches.All[first].Start;
            if (start < gap.Start || matches.All[first].End > gap.End)
            {
                continue;
            }

            window.MoveTo(first, Math.Min(start + Width, gap.End));
            if (best is null || window.Weight > best.Value.Weight)
            {
                best = Choose(gap, window);
                equals = 0;
            }
            else if (window.Weight == best.Value.Weight && best.Value.Sentence is null && equals++ < MostEquals)
            {
                best = Choose(gap, window) is { Sentence: not null } better ? better : best;
            }
        }

        return best;
    }

    private Choice Choose(Passage gap, Window window)
    {
        var (first, last) = (window.Start, window.End);
        var latest = Latest(gap, first, last);
        var earliest = Math.Max(gap.Start, Math.Max(latest - Lead, last - Width));
        return new Choice(first, last, window.Weight, TextBounds.SentenceStart(text, Math.Min(earliest, latest), latest));
    }

    /// <summary>The sentence from its beginning where that is near, or else as much before as behind.</summary>
    private Passage Surround(Passage gap, Choice choice)
    {
        var (first, last, _, sentence) = choice;
        var middle = Math.Clamp(first - Room(first, last) / 2, gap.Start, Latest(gap, first, last));
        var start = sentence ?? TextBounds.WordStart(text, middle, first);
        return new Passage(start, TextBounds.WordEnd(text, Math.Min(gap.End, Math.Max(last, start + Width)), last));
    }

    private static int Room(int first, int last) => Math.Max(0, Width - (last - first));

    /// <summary>Where a passage begins at the latest. A text that ends early leaves its room to what is before.</summary>
    private static int Latest(Passage gap, int first, int last) =>
        Math.Max(gap.Start, first - Math.Max(0, Room(first, last) - (gap.End - last)));

    private void Show(Passage passage)
    {
        foreach (var key in MatchesIn(passage).Select(match => match.Key).Distinct())
        {
            matches.Weights[key] = Math.Max(1, matches.Weights[key] / Repeated);
        }
    }

    /// <summary>The matches that lie wholly in a passage.</summary>
    public IReadOnlyList<Match> MatchesIn(Passage passage)
    {
        var inside = new List<Match>();
        foreach (var match in matches.All)
        {
            if (match.Start >= passage.Start && match.End <= passage.End)
            {
                inside.Add(match);
            }
        }

        return inside;
    }

    /// <summary>Matches to show together.</summary>
    /// <param name="First">Where the first begins.</param>
    /// <param name="Last">Where the last ends.</param>
    /// <param name="Weight">Of what they show.</param>
    /// <param name="Sentence">Where a passage with them can begin with a sentence.</param>
    private readonly record struct Choice(int First, int Last, long Weight, int? Sentence);

    /// <summary>Matches beside each other, and what they weigh together, each key once.</summary>
    private sealed class Window(Matches matches)
    {
        private readonly int[] _counts = new int[matches.Weights.Length];
        private int _first;
        private int _behind;

        public long Weight { get; private set; }

        /// <summary>Where the first of them begins.</summary>
        public int Start => matches.All[_first].Start;

        /// <summary>Where the last of them ends.</summary>
        public int End
        {
            get
            {
                var end = 0;
                foreach (var match in matches.All[_first.._behind])
                {
                    end = Math.Max(end, match.End);
                }

                return end;
            }
        }

        /// <summary>Takes in a match, and those behind it that end before a limit. Neither goes back.</summary>
        public void MoveTo(int first, int limit)
        {
            var all = matches.All;
            for (; _first < first; _first++)
            {
                if (_first < _behind && --_counts[all[_first].Key] == 0)
                {
                    Weight -= matches.Weights[all[_first].Key];
                }
            }

            _behind = Math.Max(_behind, first);
            for (; _behind < all.Length && (_behind == first || all[_behind].End <= limit); _behind++)
            {
                if (_counts[all[_behind].Key]++ == 0)
                {
                    Weight += matches.Weights[all[_behind].Key];
                }
            }
        }
    }
}
