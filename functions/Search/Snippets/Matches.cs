using System.Runtime.InteropServices;

namespace Newsroom.Search;

/// <summary>Something to mark in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Key">What it shows: the same for all that show the same.</param>
internal readonly record struct Match(int Start, int End, int Key) : IComparable<Match>
{
    /// <summary>In text order; of those that begin together the longest is first.</summary>
    public int CompareTo(Match other) => Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);
}

/// <summary>What a text has of what a snippet shows, in text order.</summary>
internal sealed class Matches
{
    // Whole numbers: a sum does not depend on the order of its parts, so that equals are equal.
    private const double UnitsOfWeight = 1024;
    private const double HighestWeight = 1e6;

    private readonly AnalysedText _text;
    private readonly Highlight _highlight;
    private readonly List<Match> _all = [];
    private readonly List<long> _weights = [];
    private readonly List<int> _found = [];

    /// <param name="text">Where to look.</param>
    /// <param name="highlight">What for.</param>
    /// <param name="longest">A phrase that takes up more of the text (words far apart, with no word between them) is marked word by word.</param>
    public Matches(AnalysedText text, Highlight highlight, int longest)
    {
        _text = text;
        _highlight = highlight;
        AddWords();
        foreach (var phrase in highlight.Phrases.Where(phrase => phrase.Count > 0))
        {
            AddPhrase(phrase, longest);
        }

        _all.Sort();
    }

    public ReadOnlySpan<Match> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>By key.</summary>
    public Span<long> Weights => CollectionsMarshal.AsSpan(_weights);

    private void AddWords()
    {
        foreach (var stem in _highlight.Stems)
        {
            _text.AddByStem(stem, _found);
            Take(Weight(stem));
        }

        foreach (var prefix in _highlight.Prefixes)
        {
            _text.AddByPrefix(prefix, _found);
            Take(Weight(prefix));
        }

        foreach (var spellings in _highlight.Spellings.Where(spellings => spellings.Count > 0))
        {
            foreach (var spelling in spellings)
            {
                _text.AddByWord(spelling, _found);
            }

            Take(spellings.Max(Weight));
        }
    }

    private void Take(long weight)
    {
        foreach (var token in _found)
        {
            _all.Add(new Match(_text.Start(token), _text.End(token), _weights.Count));
        }

        _weights.Add(weight);
        _found.Clear();
    }

    private void AddPhrase(IReadOnlyList<PhraseWord> phrase, int longest)
    {
        var places = phrase.Select(word => Positions(word.Stem)).ToArray();
        var rarest = Enumerable.Range(0, phrase.Count).MinBy(word => places[word].Count);
        foreach (var position in places[rarest])
        {
            var begin = position - phrase[rarest].Offset;
            if (Enumerable.Range(0, phrase.Count).All(word => word == rarest || places[word].BinarySearch(begin + phrase[word].Offset) >= 0))
            {
                Mark(phrase, begin, longest);
            }
        }

        _weights.Add(phrase.Sum(word => Weight(word.Stem)));
    }

    private void Mark(IReadOnlyList<PhraseWord> phrase, int begin, int longest)
    {
        var start = _text.Start(_text.At(begin + phrase[0].Offset));
        var end = _text.End(_text.At(begin + phrase[^1].Offset));
        if (end > start && end - start <= longest)
        {
            _all.Add(new Match(start, end, _weights.Count));
            return;
        }

        foreach (var word in phrase)
        {
            var token = _text.At(begin + word.Offset);
            _all.Add(new Match(_text.Start(token), _text.End(token), _weights.Count));
        }
    }

    private List<int> Positions(string stem)
    {
        var positions = new List<int>();
        _text.AddByStem(stem, positions);
        foreach (ref var token in CollectionsMarshal.AsSpan(positions))
        {
            token = _text.Position(token);
        }

        positions.Sort();
        return positions;
    }

    private long Weight(string key) =>
        Math.Max(1, (long)(UnitsOfWeight * Math.Clamp(_highlight.Weights.GetValueOrDefault(key, 1), 0, HighestWeight)));
}
