using System.Runtime.InteropServices;

namespace Newsroom.Search.Snippets;

/// <summary>A part of a text to highlight.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Key">Identifies what it matches: matches of the same stem, prefix, spellings or phrase have the same key.</param>
internal readonly record struct Match(int Start, int End, int Key) : IComparable<Match>
{
    /// <summary>In text order; of two matches that begin together, the longer one first.</summary>
    public int CompareTo(Match other) => Start != other.Start ? Start.CompareTo(other.Start) : other.End.CompareTo(End);
}

/// <summary>The matches of a <see cref="Highlight"/> in a text, in text order.</summary>
internal sealed class Matches
{
    // Whole numbers: the order of the parts does not change their sum, so equal sums compare as equal.
    private const double UnitsOfWeight = 1024;
    private const double MaxWeight = 1e6;

    private readonly AnalysedText _text;
    private readonly Highlight _highlight;
    private readonly List<Match> _all = [];
    private readonly List<long> _weights = [];
    private readonly List<int> _found = [];

    /// <param name="text">The text to search.</param>
    /// <param name="highlight">What to find.</param>
    /// <param name="maxPhraseLength">
    /// A longer phrase (words far apart, with no word between them) is highlighted word by word. In UTF-16 units.
    /// </param>
    public Matches(AnalysedText text, Highlight highlight, int maxPhraseLength)
    {
        _text = text;
        _highlight = highlight;
        AddWords();
        foreach (var phrase in highlight.Phrases.Where(phrase => phrase.Count > 0))
        {
            AddPhrase(phrase, maxPhraseLength);
        }

        _all.Sort();
    }

    public ReadOnlySpan<Match> All => CollectionsMarshal.AsSpan(_all);

    /// <summary>The weight of each key.</summary>
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

    private void AddPhrase(IReadOnlyList<PhraseWord> phrase, int maxLength)
    {
        var places = phrase.Select(word => Positions(word.Stem)).ToArray();
        var rarest = Enumerable.Range(0, phrase.Count).MinBy(word => places[word].Count);
        foreach (var position in places[rarest])
        {
            var begin = position - phrase[rarest].Offset;
            var isThere = Enumerable.Range(0, phrase.Count)
                .All(word => word == rarest || places[word].BinarySearch(begin + phrase[word].Offset) >= 0);
            if (isThere)
            {
                AddOccurrence(phrase, begin, maxLength);
            }
        }

        _weights.Add(phrase.Sum(word => Weight(word.Stem)));
    }

    private void AddOccurrence(IReadOnlyList<PhraseWord> phrase, int begin, int maxLength)
    {
        var start = _text.Start(_text.At(begin + phrase[0].Offset));
        var end = _text.End(_text.At(begin + phrase[^1].Offset));
        if (end > start && end - start <= maxLength)
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
        Math.Max(1, (long)(UnitsOfWeight * Math.Clamp(_highlight.Weights.GetValueOrDefault(key, 1), 0, MaxWeight)));
}
