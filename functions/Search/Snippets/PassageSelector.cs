namespace Newsroom.Search.Snippets;

/// <summary>A part of a text, in UTF-16 units; the end is exclusive.</summary>
internal readonly record struct Passage(int Start, int End);

/// <summary>Selects the passages of a text that show the most matches.</summary>
internal sealed class PassageSelector(string text, Matches matches)
{
    /// <summary>The approximate length of a passage, in UTF-16 units.</summary>
    public const int Width = 240;

    /// <summary>Max distance from the beginning of the sentence to the first match.</summary>
    private const int Lead = 80;

    // Of so many windows with the same weight, one that begins a sentence is preferred.
    private const int MaxTies = 32;

    // The weight of matches that a passage already shows is divided by this for the next passage.
    private const int Repeated = 8;

    /// <summary>The best passages, in text order, without overlap.</summary>
    public IReadOnlyList<Passage> Best(int max)
    {
        var passages = new List<Passage>();
        var gaps = new List<Passage> { new(0, text.Length) };
        while (passages.Count < max && BestOf(gaps) is ({ } gap, { } passage))
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
    /// Moves a window over the matches and keeps the heaviest. Of windows with equal weight it prefers the first whose passage can begin
    /// with a sentence, otherwise the first.
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
            else if (window.Weight == best.Value.Weight && best.Value.Sentence is null && equals++ < MaxTies)
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
        return new Choice(first, last, window.Weight, TextBoundaries.SentenceStart(text, Math.Min(earliest, latest), latest));
    }

    /// <summary>Begins with the sentence if that is near; otherwise the matches are in the middle.</summary>
    private Passage Surround(Passage gap, Choice choice)
    {
        var (first, last, _, sentence) = choice;
        var middle = Math.Clamp(first - Room(first, last) / 2, gap.Start, Latest(gap, first, last));
        var start = sentence ?? TextBoundaries.WordStart(text, middle, first);
        return new Passage(start, TextBoundaries.WordEnd(text, Math.Min(gap.End, Math.Max(last, start + Width)), last));
    }

    private static int Room(int first, int last) => Math.Max(0, Width - (last - first));

    /// <summary>The last possible beginning of a passage. If the text ends early, the passage begins earlier.</summary>
    private static int Latest(Passage gap, int first, int last) =>
        Math.Max(gap.Start, first - Math.Max(0, Room(first, last) - (gap.End - last)));

    private void Show(Passage passage)
    {
        foreach (var key in MatchesIn(passage).Select(match => match.Key).Distinct())
        {
            matches.Weights[key] = Math.Max(1, matches.Weights[key] / Repeated);
        }
    }

    /// <summary>The matches that are completely inside a passage.</summary>
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

    /// <summary>A group of matches to show together.</summary>
    /// <param name="First">Where the first match begins.</param>
    /// <param name="Last">Where the last match ends.</param>
    /// <param name="Weight">The weight of their keys.</param>
    /// <param name="Sentence">Where a sentence begins at which the passage can begin.</param>
    private readonly record struct Choice(int First, int Last, long Weight, int? Sentence);

    /// <summary>Consecutive matches, and the weight of their keys; each key counts once.</summary>
    private sealed class Window(Matches matches)
    {
        private readonly int[] _counts = new int[matches.Weights.Length];
        private int _first;
        private int _behind;

        public long Weight { get; private set; }

        /// <summary>Where the first match begins.</summary>
        public int Start => matches.All[_first].Start;

        /// <summary>Where the last match ends.</summary>
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

        /// <summary>Moves to a first match, and adds the later ones that end before a limit. Both only move forward.</summary>
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
